/** Members that are secret whether or not their model says so: keys, passwords, tokens, codes that are good once. */
const SECRET_NAME =
  /secret(?!arn|id|name|list|version)|password|passphrase|privatekey|private_key|ssecustomerkey$|(session|security|access|refresh|id|auth|authorization|bearer|identity)_?token$|(token|device|authentication|confirmation|mfa|verification)_?code\d?$|^mfa$/i

export function isSecretName(name: string): boolean {
  // `code` is what OAuth calls an authorization code; `Code` is any other.
  return name === 'code' || SECRET_NAME.test(name)
}
