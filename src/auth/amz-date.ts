let second = Number.NaN
let stamp = ''

/** `20150830T123600Z`, made once a second. */
export function amzDate(now: number): string {
  const asked = Math.floor(now / 1000)
  if (asked !== second) {
    const iso = new Date(asked * 1000).toISOString()
    stamp = `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`
    second = asked
  }
  return stamp
}
