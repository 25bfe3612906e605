//! What people tell each other on a route: questions and answers, agreements, appointments, talks, a crisis, rest.
//!
//! All of it is one kind of thing, told once and never changed: [`Said`]. What answers, replaces or ends what is
//! said by `sees`. So the fold only gathers, and what follows from it is decided where it is asked:
//! in [`crate::view::RouteView`], one file for each subject.
//!
//! | kind | by | about | sees | body |
//! |---|---|---|---|---|
//! | `QuestionAsked` | resident | step? | the question it goes on with? | `subject`?, `text`? |
//! | `QuestionRead` | helper | step? | question | |
//! | `AnswerPromised` | helper | step? | question | `before` (day) |
//! | `QuestionAnswered` | helper | step? | question | `text` |
//! | `QuestionForwarded` | team | step? | question | `to` (person) |
//! | `QuestionClosed` | resident | step? | question | |
//! | `StepStuck` | resident | step | | `reason`? (of [`crate::setback::REASONS`]); it is a mark of the step too |
//! | `ObstacleTaken` | helper | step | the `StepStuck`s | `before` (day): its author takes it away |
//! | `ObstacleGone` | helper | step | `ObstacleTaken` | ; ends the `StepStuck`s that it was about |
//! | `HelpAsked` | resident | step | | `how`: `with` or `for` |
//! | `HelpOffered` | helper | step | `HelpAsked`? | `person`: who could take it over; the resident says yes by `OwnerSet` |
//! | `HelpWithdrawn` | resident | step | `HelpAsked`, `HelpOffered` | ; not needed after all |
//! | `ConfidenceSet` | resident | step | earlier ones | `value`: `yes`, `maybe` or `no` |
//! | `HelpNoted` | resident | step | | `text`: what helped |
//! | `WishNoted` | resident | | | `text` |
//! | `WishWithdrawn` | resident | | `WishNoted` | |
//! | `NoteWritten` | anybody | step? | | `text` |
//! | `AgreementMade` | team | | the ones it replaces? | `text`, `by`: `resident` or a person, `before`? (day), `step`? (the one that it tells) |
//! | `AgreementAnswered` | resident, team | | agreement, own earlier answers | `answer`: `agree`, `disagree` or `unsure` |
//! | `AgreementEnded` | team | | agreement | |
//! | `CardSet` | resident, team | | earlier ones of that person | `person` (the resident too), `channel`: `call`, `message` or `visit`, `days` (working days until an answer), `hours`?, `silent`? (what happens then) |
//! | `AppointmentMade` | team | | the one it replaces? | `at` (moment), `with` (person), `place`, `travel`? |
//! | `AppointmentDeclined` | resident | | appointment | |
//! | `AppointmentKept` | resident | | the `AppointmentDeclined`s that it takes back | |
//! | `AppointmentHeld` | team | | appointment | `outcome`: `held`, `missed` or `moved` |
//! | `CrisisStarted` | resident, team | | the `SafetyChecked` it answers? | `needs`: a list of `food`, `home`, `energy`, `care` |
//! | `CrisisEnded` | team | | crisis | `then` (person), `on` (day): who goes on, and when that one calls |
//! | `SafetyChecked` | resident, team | | earlier ones | `needs`: as of a crisis; empty is safe |
//! | `Paused` | resident, team | | earlier ones | `how`: `pause` or `lighten`, `text`? |
//! | `QuietSet` | resident | | earlier ones | `channel`: `call`, `letter` or `visit` |
//! | `Resumed` | resident, team | | the `Paused` and `QuietSet` it ends, or an own `CrisisStarted` it takes back | |
//! | `HoursSet` | team | person | earlier ones | `days` (like `1245`, Monday is 1), `from`, `to` (times), `instead`? (person), `away`? (day: back on) |
//! | `WinWithdrawn` | anybody | | own `WinNoted`s | |
//! | `TalkOpened` | team | | | ; the three meet: see [`crate::talk`] |
//! | `Prepared` | team | | own earlier ones | `text`: what its author thinks that matters now |
//! | `LanguageSet` | resident, team | | earlier ones | `language` (in its own name), `interpreter`? (yes or no) |
//! | `TimesSet` | resident, team | | earlier ones | `days` (like `1245`), `times`: a list of `morning`, `afternoon`, `evening` |
//! | `SummaryTold` | team | step | talk, the agreements it tells, earlier summaries | ; `about` is the first step |
//! | `SummaryHeard` | team | | summary, earlier ones | `answer`: `right`, `other` or `unsure`, `text`? (what is otherwise): what the resident said in the room |
//! | `AgreementHeard` | team | | agreement, earlier ones | `answer`, as of `AgreementAnswered`: what the resident said in the room |
//! | `TaughtBack` | team | step | talk, earlier ones | `text`: the resident's own words about the first step |
//! | `TalkClosed` | team | | talk, summary, what was heard, own words, appointment? | `on` (day), `by` (person): first contact, `reason`? (why there is no next appointment) |

use crate::{
    body::{Body, Fault},
    event::Entry,
    id::{EventId, Uuid},
    party::{Audience, Party},
    step::Mark,
    topic::Topic,
};

/// Something that somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What kind of thing.
    pub kind: Saying,
    /// The step or person it is about.
    pub about: Option<Uuid>,
    /// What it answers, replaces or ends.
    pub sees: Vec<EventId>,
    /// For whom it is meant; what answers it is meant for the same.
    pub audience: Audience,
    /// What it says; the fields that its kind needs are there, and read.
    pub body: Body,
    /// Who said it, and when by that device's own clock.
    pub mark: Mark,
}

/// Who may say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Resident,
    Team,
    Helpers,
    ResidentOrTeam,
    Anybody,
}

/// What a field of a body must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Text,
    Day,
    Time,
    Moment,
    Id,
    Who,
    Number,
    OneOf(&'static str),
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Route,
    One,
    Either,
}

struct Rule(By, About, Option<Topic>, &'static [(&'static str, Holds)]);

macro_rules! sayings {
    ($($(#[$doc:meta])* $name:ident: $by:ident, $about:ident, $topic:expr, [$($field:literal: $holds:expr),*];)*) => {
        /// A kind of thing that people say; the table above says what each holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Saying { $($(#[$doc])* $name),* }

        impl Saying {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the wire.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            const fn rule(self) -> Rule {
                match self { $(Self::$name => Rule(By::$by, About::$about, $topic, &[$(($field, $holds)),*])),* }
            }
        }
    };
}

use Holds::{Day, Id, Moment, Number, OneOf, Text, Time, Who};
use Topic::{Goal, Questions, Steps, Wins};

sayings! {
    /// The resident does not understand something, or wants to know it.
    QuestionAsked: Resident, Either, Some(Questions), [];
    /// Somebody has read it.
    QuestionRead: Helpers, Either, Some(Questions), [];
    /// Somebody finds it out, and answers before a day.
    AnswerPromised: Helpers, Either, Some(Questions), ["before": Day];
    /// Somebody answers.
    QuestionAnswered: Helpers, Either, Some(Questions), ["text": Text];
    /// Somebody else knows it better; the resident keeps the same question.
    QuestionForwarded: Team, Either, Some(Questions), ["to": Id];
    /// The resident knows enough.
    QuestionClosed: Resident, Either, Some(Questions), [];
    /// It does not work out now.
    StepStuck: Resident, One, Some(Questions), [];
    /// Somebody takes away what is in the way.
    ObstacleTaken: Helpers, One, Some(Questions), ["before": Day];
    /// It is out of the way.
    ObstacleGone: Helpers, One, Some(Questions), [];
    /// Can somebody do this with me, or for me?
    HelpAsked: Resident, One, Some(Steps), ["how": OneOf("with for")];
    /// This person could take it over.
    HelpOffered: Helpers, One, Some(Steps), ["person": Id];
    /// The resident needs no help after all, or not this.
    HelpWithdrawn: Resident, One, Some(Steps), [];
    /// Whether the resident thinks that it will work out.
    ConfidenceSet: Resident, One, Some(Questions), ["value": OneOf("yes maybe no")];
    /// What helped.
    HelpNoted: Resident, One, Some(Questions), ["text": Text];
    /// An idea or a wish of the resident.
    WishNoted: Resident, Route, Some(Goal), ["text": Text];
    /// The resident takes a wish back.
    WishWithdrawn: Resident, Route, Some(Goal), [];
    /// Something to remember.
    NoteWritten: Anybody, Either, Some(Questions), ["text": Text];
    /// What one of us does.
    AgreementMade: Team, Route, Some(Steps), ["text": Text, "by": Who];
    /// What somebody thinks of it.
    AgreementAnswered: ResidentOrTeam, Route, Some(Steps), ["answer": OneOf("agree disagree unsure")];
    /// It does not hold any more.
    AgreementEnded: Team, Route, Some(Steps), [];
    /// How we reach each other, and what happens when it stays silent.
    CardSet: ResidentOrTeam, Route, Some(Steps), ["person": Id, "channel": OneOf("call message visit"), "days": Number];
    /// When and where we meet.
    AppointmentMade: Team, Route, Some(Steps), ["at": Moment, "with": Id, "place": Text];
    /// The resident cannot come.
    AppointmentDeclined: Resident, Route, Some(Steps), [];
    /// The resident can come after all.
    AppointmentKept: Resident, Route, Some(Steps), [];
    /// What came of it.
    AppointmentHeld: Team, Route, Some(Steps), ["outcome": OneOf("held missed moved")];
    /// There is no food, home, energy or care today.
    CrisisStarted: ResidentOrTeam, Route, Some(Steps), [];
    /// It is over.
    CrisisEnded: Team, Route, Some(Steps), ["then": Id, "on": Day];
    /// Whether there is food, a home, energy and care.
    SafetyChecked: ResidentOrTeam, Route, Some(Steps), [];
    /// Something happened: rest, or less at a time.
    Paused: ResidentOrTeam, Route, Some(Steps), ["how": OneOf("pause lighten")];
    /// The resident wants to hear nothing for a while, but by this way.
    QuietSet: Resident, Route, Some(Steps), ["channel": OneOf("call letter visit")];
    /// It goes on.
    Resumed: ResidentOrTeam, Route, Some(Steps), [];
    /// When somebody can be reached, and who takes over meanwhile.
    HoursSet: Team, One, None, ["days": Text, "from": Time, "to": Time];
    /// The resident, the neighbourhood worker and the specialist sit together.
    TalkOpened: Team, Route, Some(Steps), [];
    /// What a professional thinks that matters now, before the talk.
    Prepared: Team, Route, Some(Steps), ["text": Text];
    /// In which language the resident talks best, and whether an interpreter comes along.
    LanguageSet: ResidentOrTeam, Route, Some(Steps), ["language": Text];
    /// When the resident can meet.
    TimesSet: ResidentOrTeam, Route, Some(Steps), ["days": Text];
    /// What was agreed in a talk, read aloud.
    SummaryTold: Team, One, Some(Steps), [];
    /// What the resident said of it in the room.
    SummaryHeard: Team, Route, Some(Steps), ["answer": OneOf("right other unsure")];
    /// What the resident said of an agreement in the room.
    AgreementHeard: Team, Route, Some(Steps), ["answer": OneOf("agree disagree unsure")];
    /// The first step in the resident's own words.
    TaughtBack: Team, One, Some(Steps), ["text": Text];
    /// The talk is over.
    TalkClosed: Team, Route, Some(Steps), ["on": Day, "by": Id];
    /// Who noted something better takes it back.
    WinWithdrawn: Anybody, Route, Some(Wins), [];
}

impl Saying {
    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == name)
    }

    /// Whether `party` may say this.
    pub const fn may_say(self, party: Party) -> bool {
        match self.rule().0 {
            By::Anybody => true,
            By::Resident => matches!(party, Party::Resident),
            By::Helpers => !matches!(party, Party::Resident),
            By::Team => matches!(party, Party::Worker | Party::Specialist),
            By::ResidentOrTeam => matches!(party, Party::Resident | Party::Worker | Party::Specialist),
        }
    }

    /// What of the route it shows; none when it is the frame of the route.
    pub const fn topic(self) -> Option<Topic> {
        self.rule().2
    }

    /// Checks that what it is about, and every field that it needs, is there and can be read.
    pub(crate) fn check(self, about: Option<Uuid>, body: &Body) -> Result<(), Fault> {
        let Rule(_, place, _, fields) = self.rule();
        let fits = match place {
            About::Route => about.is_none(),
            About::One => about.is_some(),
            About::Either => true,
        };
        if !fits {
            return Err(Fault { field: "about", expected: if about.is_none() { "an id" } else { "nothing" } });
        }
        fields.iter().try_for_each(|(field, holds)| holds.check(field, body))
    }
}

impl Holds {
    fn check(self, field: &'static str, body: &Body) -> Result<(), Fault> {
        let fault = |expected| Err(Fault { field, expected });
        if let Number = self {
            return body.number(field, 100).map(|_| ());
        }
        let text = body.text(field)?;
        match self {
            Text if text.trim().is_empty() => fault("a text that says something"),
            Day => body.day(field).map(|_| ()),
            Time => body.time(field).map(|_| ()),
            Moment if moment(text).is_none() => fault("a moment like 2024-06-14T10:00"),
            Id if text.parse::<Uuid>().is_err() => fault("an id"),
            Who if text != "resident" && text.parse::<Uuid>().is_err() => fault("resident or an id"),
            OneOf(words) if !words.split(' ').any(|word| word == text) => fault(words),
            _ => Ok(()),
        }
    }
}

/// Reads `2024-06-14T10:00`: a day, and a time on the clocks of the people who meet.
pub fn moment(text: &str) -> Option<chrono::NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    Some(crate::body::day(day)?.and_time(crate::body::time(time)?))
}

impl Said {
    /// What `entry` says, when it is of a kind that people say; a body that cannot be read says nothing.
    pub(crate) fn read(entry: &Entry) -> Option<Self> {
        let event = &entry.event;
        let kind = Saying::named(&event.kind).filter(|_| event.version == 1)?;
        kind.check(event.about, &event.body).ok()?;
        Some(Self {
            kind,
            about: event.about,
            sees: event.sees.clone(),
            audience: event.audience,
            body: event.body.clone(),
            mark: Mark { event: event.id, author: entry.author, at: event.at.clone() },
        })
    }

    /// The event that said it.
    pub const fn id(&self) -> EventId {
        self.mark.event
    }

    /// The text of a field; empty when it has none.
    pub fn text(&self, field: &str) -> &str {
        self.body.maybe(field).unwrap_or_default()
    }

    /// The day of a field.
    pub fn day(&self, field: &'static str) -> Option<chrono::NaiveDate> {
        self.body.day(field).ok().flatten()
    }

    /// The id in a field, of a person.
    pub fn person(&self, field: &str) -> Option<crate::id::PersonId> {
        self.body.maybe(field)?.parse().ok()
    }

    /// Whether it answers, replaces or ends `id`.
    pub fn sees(&self, id: EventId) -> bool {
        self.sees.contains(&id)
    }
}
