// What somebody does with the PIN of a phone, and what must not be there while it is locked.
import { appReady, button, goTo, reads } from "./phone.mjs";

export const PIN = "4821";
/** Words of the route of Cecilia, and of events, that stand nowhere in the app itself. */
export const WORDS = /cecilia|naomi|jaap|brie[fv]|loonstrook|StepDone|StepAdded|"kind"|"body"/i;

/** Opens Pincode en privacy. */
export async function toPrivacy(page) {
  await goTo(page, "Hulp");
  await goTo(page, "Mijn keuzes");
  await goTo(page, "Pincode en privacy");
}

/** Chooses a PIN. */
export async function choosePin(page, pin = PIN) {
  await toPrivacy(page);
  await button(page, "Kies een pincode").click();
  await page.getByLabel("Kies 4 tot 8 cijfers").fill(pin);
  await page.getByLabel("Typ ze nog een keer").fill(pin);
  await button(page, "Zet de pincode aan").click();
  await reads(page.locator(".notice"), "Uw pincode staat aan.");
}

/** The field of a locked phone, once it is there. */
export async function locked(page) {
  await reads(page.locator("h1:visible"), "Uw route zit op slot.");
  return page.getByLabel("Typ uw pincode");
}

/** Types a PIN on a locked phone. */
export async function typePin(page, pin = PIN) {
  const field = await locked(page);
  await field.fill(pin);
  await field.press("Enter");
}

/** Opens a locked phone, and waits until the program is there. */
export async function unlock(page) {
  await typePin(page);
  await appReady(page);
}
