// Lowest first. A folder imports only folders of the rows above its own; folders in one row do not know each other.
module.exports = [
  ['errors'],
  ['util'],
  ['logging'],
  ['events', 'http', 'model'],
  ['loaders'],
  ['config'],
  ['auth', 'checksums', 'eventstream', 'retries'],
  ['protocols', 'endpoints'],
  ['credentials'],
  ['paginate', 'waiters'],
  ['client'],
  ['resources', 'transfer'],
  ['services'],
  ['session'],
]
