// What the phone remembers beside the route, in the browser's own small store: `platform/keep.rs` asks it.

/** What stays when a phone is emptied: how one reads, and that nothing is to be kept here. */
export const STAYS = ["routekaart.lang", "routekaart.theme", "routekaart.nothing"];

/** What a phone that keeps nothing remembers as long as the page is open. */
const held = new Map();
/** Never remembered there, not even so long: it would be shown, or say whose phone it is. */
const WITHHELD = ["routekaart.mirror", "routekaart.session"];

/** What is remembered under this name. */
export const says = (key) => globalThis.routekaartKeep.getItem(`routekaart.${key}`);

/** What is remembered beside the route. A phone with a PIN shows nothing before it is opened, one that keeps nothing keeps only what stays. */
globalThis.routekaartKeep = {
  getItem: (key) => held.get(key) ?? localStorage.getItem(key),
  removeItem(key) {
    held.delete(key);
    localStorage.removeItem(key);
  },
  setItem(key, value) {
    if (says("nothing") && !STAYS.includes(key)) {
      if (!WITHHELD.includes(key)) held.set(key, value);
    } else if (key !== "routekaart.mirror" || !says("lock")) {
      localStorage.setItem(key, value);
    }
  },
};
