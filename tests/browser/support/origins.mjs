// The servers of a test: to nobody else a page may speak.
const own = new WeakMap();

/** Says that the test `t` runs a server at `origin`. */
export function owns(t, origin) {
  own.set(t, (own.get(t) ?? new Set()).add(origin));
}

/** Whether an address is of a server of the test `t`, or names no server at all. */
export function isOwn(t, url) {
  const { protocol, origin } = new URL(url);
  // The origin of "blob:http://…" is that of the page which made it.
  return ["data:", "about:"].includes(protocol) || (own.get(t)?.has(origin) ?? false);
}
