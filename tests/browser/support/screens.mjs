// Every screen of both apps, and the way to each, for whoever looks at all of them.
import { signIn } from "./api.mjs";
import { openContext } from "./chromium.mjs";
import { choosePin, toPrivacy, typePin } from "./lock.mjs";
import * as phone from "./phone.mjs";
import { startServer } from "./server.mjs";
import { atDesk, makeCode, openPairing, redeem } from "./team.mjs";

const GONE = `#pair=${"A".repeat(43)}`;

/** Opens an address of the app in the same window. */
async function visit(page, address) {
  await page.goto(address);
  await phone.appReady(page);
}

/** Does both open steps of Cecilia. */
async function doAll(page) {
  await phone.tick(page);
  await page.getByRole("button", { name: /^Nog een stap/ }).click();
  await phone.tick(page);
}

const ofStep = (screen, title) => async ({ page, server, team }) => {
  await visit(page, `${server.origin}/${screen}/${await team.step(title)}`);
};
const at = (path) => ({ page, server }) => visit(page, `${server.origin}${path}`);
/** Chooses reminders on a phone that holds messages back, as the browsers of the tests do. */
const reminded = async (place) => {
  await at("/choices")(place);
  await phone.button(place.page, "Ochtend").click();
  await phone.reads(place.page.locator("main"), "Uw telefoon houdt berichten tegen.");
};
/** Chooses to be addressed with "je". */
const familiar = async (place) => {
  await at("/choices")(place);
  await phone.button(place.page, "je").click();
  await phone.reads(place.page.locator("main"), "Hoe spreken wij je aan?");
};

/** The screens that open with Cecilia's link, each with what to do from Nu. */
const CECILIA = {
  "now": async () => {},
  "waiting": async ({ page }) => {
    await doAll(page);
    await phone.goTo(page, "Nu");
  },
  "waiting-longer": async ({ context, page }) => {
    await doAll(page);
    await context.clock.setFixedTime("2024-06-22T10:12:00+02:00");
    await phone.goTo(page, "Nu");
    await page.reload();
    await phone.reads(page.locator(".now-pane"), "Dit duurt langer.");
  },
  "rest": async ({ page }) => {
    await phone.tick(page);
    await phone.button(page, "Morgen weer").click();
  },
  "moment": ({ page }) => phone.tick(page),
  "route": at("/route"),
  "done": at("/done"),
  "help": at("/help"),
  "crisis": at("/crisis"),
  "crisis-begun": async (place) => {
    await place.team.say("CrisisStarted", undefined, { needs: ["food", "energy"] });
    await phone.reads(place.page.locator(".plan"), "Dit doet Naomi");
  },
  "safety": async ({ page, server }) => {
    await visit(page, `${server.origin}/safety`);
    await page.getByRole("checkbox").first().click();
    await page.locator("[aria-checked=true]").waitFor();
  },
  "offer": async ({ page, team }) => {
    await team.say("SafetyChecked", undefined, { needs: ["food"] });
    await phone.reads(phone.heading(page), "Wilt u vandaag hulp?");
  },
  "handover": async ({ page, team }) => {
    const begun = await team.say("CrisisStarted", undefined, { needs: ["food"] });
    await team.say("CrisisEnded", undefined, { then: team.person, on: "2024-06-14" }, { sees: [begun] });
    await phone.reads(page.locator(".handover"), "Het ergste is voorbij.");
  },
  "happened": at("/happened"),
  "quiet": at("/quiet"),
  "paused": async (place) => {
    await at("/happened")(place);
    await place.page.getByRole("button", { name: /^Even rust/ }).click();
    await phone.reads(phone.heading(place.page), "Rustig aan.");
  },
  "quiet-now": async (place) => {
    await at("/quiet")(place);
    await phone.button(place.page, "Bel mij").click();
    await place.page.locator(".notice").waitFor();
  },
  "back": async ({ context, page }) => {
    await context.clock.setFixedTime("2024-07-12T10:12:00+02:00");
    await page.reload();
    await phone.reads(phone.heading(page), "Fijn dat u er weer bent.");
  },
  "better": at("/better"),
  "done-with-compliment": async (place) => {
    await place.team.say("Compliment", await place.team.step("U liet uw loonstrook zien"), { text: "Knap dat u dit deed." });
    await at("/done")(place);
    await phone.reads(place.page.locator(".win .compliment"), "Knap dat u dit deed.");
  },
  "help-called": async (place) => {
    await at("/help")(place);
    await phone.button(place.page, "Bel mij terug").click();
    await phone.button(place.page, "Bellen hoeft niet meer").waitFor();
  },
  "agreements": at("/agreements"),
  "agreement": async (place) => {
    await at("/agreements")(place);
    await place.page.getByRole("link", { name: /Jaap belt het energiebedrijf/ }).click();
    await phone.button(place.page, "Ik weet het nog niet").click();
    await phone.reads(place.page.locator("main [role=status]"), "Dat mag.");
  },
  "meeting": at("/meeting"),
  "meeting-declined": async (place) => {
    await at("/meeting")(place);
    await phone.button(place.page, "Ik kan niet").click();
    await phone.button(place.page, "Ik kan toch wel").waitFor();
  },
  "meeting-missed": async (place) => {
    const talk = (await place.team.events()).find(({ kind }) => kind === "AppointmentMade");
    await place.team.say("AppointmentHeld", undefined, { outcome: "missed" }, { sees: [talk.id] });
    await place.context.clock.setFixedTime("2024-06-18T10:12:00+02:00");
    await at("/meeting")(place);
    await phone.reads(place.page.locator("main"), "ging niet door. Dat geeft niet.");
  },
  "agreements-none": async (place) => {
    const made = (await place.team.events()).filter(({ kind }) => kind === "AgreementMade");
    for (const { id } of made) await place.team.say("AgreementEnded", undefined, {}, { sees: [id] });
    await at("/agreements")(place);
    await phone.reads(place.page.locator("main"), "Hier komen uw afspraken.");
  },
  "contact": at("/contact"),
  "choices": at("/choices"),
  "choices-je": familiar,
  "choices-reminder": reminded,
  "now-je": async (place) => {
    await familiar(place);
    await phone.goTo(place.page, "Nu");
    await phone.reads(phone.stepTitle(place.page), "Doe je brieven in één tas");
  },
  "now-reminder": async (place) => {
    await reminded(place);
    await phone.goTo(place.page, "Nu");
    await phone.reads(phone.syncLine(place.page), "Uw herinnering: deze stap is voor vandaag.");
  },
  "goal": at("/goal"),
  "sees": async (place) => {
    await at("/sees")(place);
    await place.page.getByRole("switch").first().waitFor();
  },
  "looked": async (place) => {
    await place.team.events();
    await at("/looked")(place);
    await place.page.locator("li.choices__row").first().waitFor();
  },
  "phones": async (place) => {
    await at("/phones")(place);
    await phone.reads(place.page.locator("h2"), "Deze telefoon");
  },
  "data": at("/data"),
  "privacy": async (place) => {
    await at("/privacy")(place);
    await phone.button(place.page, "Kies een pincode").waitFor();
  },
  "choose-pin": async ({ page }) => {
    await toPrivacy(page);
    await phone.button(page, "Kies een pincode").click();
  },
  "locked": async ({ page, server }) => {
    await choosePin(page);
    await page.goto(server.origin);
    await typePin(page, "0000");
    await phone.reads(page.locator(".notice"), "Dat is een andere pincode.");
  },
  "nowhere": at("/elsewhere"),
  "step": ofStep("step", "Doe uw brieven in één tas"),
  "step-of-others": ofStep("step", "{helper} belt het energiebedrijf"),
  "step-done": ofStep("step", "U liet uw loonstrook zien"),
  "step-with-parts": async (place) => {
    const id = await place.team.step("Brieven bekijken met {helper}");
    await place.team.say("Released", id, { state: "open" });
    await visit(place.page, `${place.server.origin}/step/${id}`);
    await place.page.getByRole("checkbox").first().click();
    await place.page.locator("li[data-done]").waitFor();
  },
  "others": at("/others"),
  "ask": ofStep("ask", "Doe uw brieven in één tas"),
  "ask-anything": at("/ask"),
  "ask-talk": async ({ page, team }) => {
    const step = await team.step("Doe uw brieven in één tas");
    await page.locator(".two-buttons:visible").getByText("Ik snap dit niet").click();
    await phone.reads(page.locator(".chain"), "Verstuurd");
    const { id } = (await team.events()).findLast(({ kind }) => kind === "QuestionAsked");
    await team.say("QuestionAnswered", step, { text: "Alle post mag in de tas. Ook die van uw werk." }, { sees: [id] });
    await phone.reads(page.locator(".chain"), "Antwoord van Naomi");
    await page.getByLabel("Wilt u nog iets zeggen?").fill("Ook post van mijn broer?");
    await phone.button(page, "Versturen").click();
    await phone.reads(page.locator(".chain"), "Antwoord vóór");
  },
  "stuck": ofStep("stuck", "Doe uw brieven in één tas"),
  "stuck-ways-on": async (place) => {
    await ofStep("stuck", "Doe uw brieven in één tas")(place);
    await phone.button(place.page, "Het is te veel").click();
    await phone.reads(phone.heading(place.page), "Dit is al gelukt");
  },
  "smaller": ofStep("smaller", "Doe uw brieven in één tas"),
  "day": ofStep("day", "Doe uw brieven in één tas"),
  "day-set": async (place) => {
    await ofStep("day", "Doe uw brieven in één tas")(place);
    await phone.button(place.page, "dinsdag 11 juni").click();
    await place.page.locator(".notice--undo").waitFor();
  },
  "someone": ofStep("someone", "Doe uw brieven in één tas"),
  "someone-offers": async (place) => {
    const id = await place.team.step("Doe uw brieven in één tas");
    await place.team.say("HelpOffered", id, { person: place.team.person });
    await visit(place.page, `${place.server.origin}/someone/${id}`);
    await phone.button(place.page, "Ja, neem over").waitFor();
  },
  "helped": ofStep("helped", "Doe uw brieven in één tas"),
  "other": at("/other"),
  "own": at("/own"),
  "offline": async ({ page, context }) => {
    await phone.keptForOffline(page);
    await context.setOffline(true);
    await page.locator(".notice").waitFor();
  },
  "not-sent": async ({ page, server }) => {
    await phone.keptForOffline(page);
    await server.kill();
    await phone.tick(page);
    await phone.reads(phone.syncLine(page), "Bewaard op uw telefoon");
  },
  "too-old": async ({ page, team }) => {
    await team.say("FromTheFuture", await team.step("Doe uw brieven in één tas"), {}, { required: true });
    await phone.reads(page.locator(".notice"), "Vernieuw de app.");
  },
  "hidden": async ({ page }) => {
    await phone.button(page, "Verberg").click();
    await page.locator(".blank:visible").waitFor();
  },
  "new-version": async ({ page }) => {
    await page.evaluate(() => dispatchEvent(new Event("routekaart:new-version")));
    await page.locator(".notice").waitFor();
  },
};

/** A part of the talk with Cecilia, as Naomi has it before her. */
const inTalk = (part) => async ({ page, server, team }) => {
  await atDesk(page, server);
  await page.goto(`${server.origin}/team/routes/${team.route}/talk/${part}`);
  await page.locator(".talk__main h1").waitFor();
};

/** Lines of every kind that a list has: one that fits, one that is too large, one twice, own words, delivered, a heading. */
const LIST = ["Actielijst", "Bel het energiebedrijf", "Inkomen op orde brengen", "Bel het energiebedrijf", "Fiets van de buurman terugbrengen", "Loonstrook is al ingeleverd"].join("\n");

/** The screens that open without a session. */
const STRANGER = {
  "talk-prepare": inTalk("prepare"),
  "talk-tell": inTalk("tell"),
  "talk-choose": inTalk("choose"),
  "talk-paste": async (place) => {
    await inTalk("paste")(place);
    await place.page.getByLabel("Plak hier de lijst").fill(LIST);
    await phone.button(place.page, "Maak er kleine stappen van").click();
    await place.page.locator("[data-line='6']").waitFor();
  },
  "talk-agree": inTalk("agree"),
  "talk-told": async (place) => {
    await inTalk("agree")(place);
    await phone.button(place.page, "Lees voor en vraag het").click();
    await place.page.locator(".agree__told-row").first().waitFor();
  },
  "welcome": ({ page, server }) => visit(page, server.origin),
  "check-number": async ({ page, server, team }) => {
    const { secret } = await team.pairingCode();
    await visit(page, `${server.origin}/#pair=${secret}`);
    await page.locator(".check").waitFor();
  },
  "first": async ({ page, server }) => {
    await visit(page, server.links.cecilia);
    await phone.reads(phone.heading(page), "Dag Cecilia.");
  },
  "gone": async ({ page, server }) => {
    await visit(page, server.links.cecilia);
    await visit(page, `${server.origin}/choices`);
    await phone.button(page, "Deze telefoon loslaten").click();
    await phone.button(page, "Ja, laat los").click();
    await phone.link(page, "Bel Naomi nu").waitFor();
  },
  "link-gone": ({ page, server }) => visit(page, `${server.origin}/${GONE}`),
  "shared-closed": ({ page, server }) => visit(page, `${server.origin}/team${GONE}`),
  "shared": ({ page, server }) => visit(page, server.links.shared),
  "sign-in": ({ page, server }) => visit(page, `${server.origin}/team/sign-in?why=again`),
  "routes": ({ page, server }) => atDesk(page, server),
  "people": async ({ page, server }) => {
    await server.addAccount("Samira", "worker", "Buurtteam Noord");
    await atDesk(page, server);
    await phone.link(page, "Cecilia").click();
    await phone.link(page, "Mensen").click();
    await page.getByText("Samira").waitFor();
  },
  "pair": async ({ page, server }) => {
    await openPairing(page, server);
    await makeCode(page);
  },
  "pair-number": async ({ page, server }) => {
    await openPairing(page, server);
    await redeem(server.origin, { code: (await makeCode(page)).code });
    await page.getByLabel("Welk getal hoort u?").waitFor();
  },
};

/** The names of all screens. */
export const SCREENS = [...Object.keys(CECILIA), ...Object.keys(STRANGER)];

/** Opens the screen called `name` on a server of its own. */
export async function openScreen(t, name, options) {
  const server = await startServer(t);
  const context = await openContext(t, options);
  const place = { server, context, team: await signIn(server.links.shared) };
  if (name in STRANGER) {
    place.page = await context.newPage();
    await STRANGER[name](place);
  } else {
    place.page = await phone.open(context, server.links.cecilia);
    await phone.reads(phone.syncLine(place.page), "Bewaard en verstuurd");
    await CECILIA[name](place);
  }
  await place.page.evaluate(() => document.fonts.ready);
  return place;
}

/** What only the open app knows, and a reload in another language would take away: the same once more, in English. */
const ENGLISH = {
  "rest": async ({ page }) => {
    await phone.button(page, "I have done this").click();
    await phone.button(page, "Tomorrow again").click();
    await phone.reads(phone.heading(page), "Done for today.");
  },
  "day-set": async (place) => {
    await ofStep("day", "Doe uw brieven in één tas")(place);
    await phone.button(place.page, "Tuesday 11 June").click();
    await place.page.locator(".notice--undo").waitFor();
  },
  "quiet-now": async (place) => {
    await at("/quiet")(place);
    await phone.button(place.page, "Call me").click();
    await phone.reads(place.page.locator(".notice"), "No messages.");
  },
  "safety": CECILIA.safety,
  "hidden": async ({ page }) => {
    await phone.button(page, "Hide").click();
    await page.locator(".blank:visible").waitFor();
  },
  "new-version": CECILIA["new-version"],
  "choose-pin": async (place) => {
    await at("/privacy")(place);
    await phone.button(place.page, "Choose a PIN").click();
    await place.page.getByLabel("Choose 4 to 8 digits").waitFor();
  },
  "first": undefined,
};

/** The names of those. */
export const SCREENS_IN_ENGLISH = Object.keys(ENGLISH);

/** Opens one of those on a phone that reads English from its first opening on. */
export async function openInEnglish(t, name, options) {
  const server = await startServer(t);
  const context = await openContext(t, options);
  // An empty page, which a window begins with, has no storage.
  await context.addInitScript(() => location.protocol === "http:" && localStorage.setItem("routekaart.lang", "en"));
  const place = { server, context, team: await signIn(server.links.shared), page: await context.newPage() };
  await visit(place.page, server.links.cecilia);
  await phone.reads(phone.heading(place.page), "Hello Cecilia.");
  if (ENGLISH[name]) {
    await place.page.getByRole("button", { name: /^One step/ }).click();
    await place.page.locator("[data-screen=now]").waitFor();
    await ENGLISH[name](place);
  }
  await place.page.evaluate(() => document.fonts.ready);
  return place;
}
