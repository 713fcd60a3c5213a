let second = Number.NaN
let stamp = ''

/** `20150830T123600Z`, made once a second. */
export function amzDate(now: number): string {
  const asked = Math.floor(now / 1000)
  if (asked !== second) {
    stamp = basicIso(new Date(asked * 1000))
    second = asked
  }
  return stamp
}

/** Not by toISOString, whose first use takes a process as long as deriving a key. */
function basicIso(date: Date): string {
  const day = `${date.getUTCFullYear()}${pair(date.getUTCMonth() + 1)}${pair(date.getUTCDate())}`
  return `${day}T${pair(date.getUTCHours())}${pair(date.getUTCMinutes())}${pair(date.getUTCSeconds())}Z`
}

function pair(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}
