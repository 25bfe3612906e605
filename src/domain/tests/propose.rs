//! From a pasted list to small steps: no line is lost, and each proposal says by which words it is known.

use proptest::prelude::*;

use super::{
    cases,
    made::{CECILIA, NAOMI, Story, step},
};
use crate::{
    body::Body,
    library::Library,
    propose::{Becomes, MOST_LINES, lines, propose},
    step::PhaseKind,
};

/// A small library of its own, so that the rules are tried and not the content.
fn library() -> Library {
    let item = |id: &str, title: &str, phase: &str, topic: &str| {
        format!(
            r#""{id}":{{"title":"{title}","icon":"paper","minutes":5,"help":"together","phase":"{phase}","heavy":false,"items":[],"planB":"","topics":["{topic}"]}}"#
        )
    };
    let steps = [
        item("bag", "Doe uw brieven in één tas", "calm", "letters"),
        item("payslip", "Laat uw loonstrook zien", "looking", "money"),
        item("bank", "Laat uw bankpapieren zien", "looking", "money"),
        item("energy", "{helper} belt het energiebedrijf", "calm", "energy"),
    ]
    .join(",");
    let building = r#"{
        "phrases": {"bag": ["post verzamel", "alle brieven", "post"], "payslip": ["loonstro"], "bank": ["bankafschrift"], "energy": ["energie bel", "energie betalingsregel"]},
        "needed": ["payslip"],
        "large": [{"title": "Inkomen op orde", "phrases": ["inkomen op orde"], "steps": ["payslip", "bank", "bag"]}],
        "templates": [{"id": "standard", "phases": [{"kind": "asking", "months": 1}, {"kind": "looking", "months": 0}], "steps": ["payslip"]}]
    }"#;
    Library::read(&format!("{{{steps}}}"), building).unwrap()
}

fn becomes(view: &crate::view::RouteView, pasted: &str) -> Vec<Becomes> {
    propose(&library(), view, pasted).into_iter().map(|one| one.becomes).collect()
}

fn fits(id: &str) -> Becomes {
    Becomes::Fits(id.into())
}

/// A route on which the payslip stands, done or not.
fn with_payslip(done: bool) -> Story {
    let mut story = Story::begun();
    let body =
        Body::default().with("phase", &*super::made::phase(0).to_string()).with("icon", "paper").with("minutes", 5);
    story.tell(
        NAOMI,
        "StepAdded",
        Some(step(1).0),
        body.with("title", "Laat uw loonstrook zien").with("template", "payslip"),
    );
    if done {
        story.mark(CECILIA, "StepDone", 1);
    }
    story
}

#[test]
fn bullets_numbers_and_broken_lines_of_letters_and_documents_are_read() {
    let pasted = "Actielijst:\r\n1. Loonstrook aanleveren\n2) Post ordenen\n  • Bellen met het\n    energiebedrijf\n- [ ] Toeslagen\n\n\tc) Paspoort\n☐ ID-bewijs\n20 euro opzij";
    let wanted = [
        "Actielijst:",
        "Loonstrook aanleveren",
        "Post ordenen",
        "Bellen met het energiebedrijf",
        "Toeslagen",
        "Paspoort",
        "ID-bewijs",
        "20 euro opzij",
    ];
    assert_eq!(lines(pasted), wanted);
}

#[test]
fn r018_a_large_assignment_falls_apart_in_small_steps_that_are_not_there_yet() {
    let large = |items: &[&str]| Becomes::Large {
        title: "Inkomen op orde".into(),
        items: items.iter().map(|id| (*id).into()).collect(),
    };
    let line = "Inkomen op orde brengen";
    assert_eq!(becomes(&Story::begun().view(), line), [large(&["payslip", "bank", "bag"])]);
    assert_eq!(becomes(&with_payslip(false).view(), line), [large(&["bank", "bag"])]);
    let two = Becomes::Large { title: String::new(), items: vec!["payslip".into(), "bank".into()] };
    assert_eq!(becomes(&Story::begun().view(), "Loonstroken en bankafschriften inleveren"), [two]);
}

#[test]
fn a_line_says_by_which_of_its_words_it_is_known() {
    let found = propose(
        &library(),
        &Story::begun().view(),
        "- Betalingsregeling treffen met energiebedrijf\n- Iets heel anders",
    );
    assert_eq!(
        (&found[0].becomes, found[0].by.as_slice()),
        (&fits("energy"), ["energiebedrijf".to_owned(), "betalingsregeling".into()].as_slice())
    );
    assert_eq!((&found[1].becomes, found[1].by.is_empty()), (&Becomes::Own { is_long: false }, true));
}

#[test]
fn r041_what_was_delivered_and_what_stands_there_already_is_no_step_again() {
    let empty = Story::begun().view();
    let delivered = |item: Option<&str>, step| Becomes::Delivered { item: item.map(Into::into), step };
    let line = "Loonstrook aanleveren";
    assert_eq!(becomes(&with_payslip(true).view(), line), [delivered(Some("payslip"), Some(step(1)))]);
    assert_eq!(becomes(&with_payslip(false).view(), line), [Becomes::OnRoute(step(1))]);
    for said in [
        "Loonstrook is binnen",
        "✓ Loonstrook",
        "[x] loonstrook",
        "Loonstrook ontvangen op 3 mei",
        "Loonstrook: gedaan",
    ] {
        assert_eq!(becomes(&empty, said), [delivered(Some("payslip"), None)], "{said}");
    }
    for still in ["Loonstrook nog niet binnen", "Loonstrook moet aangeleverd", "Loonstrook binnen 2 weken sturen"] {
        assert_eq!(becomes(&empty, still), [fits("payslip")], "{still}");
    }
    assert_eq!(becomes(&empty, "Huisarts: geregeld"), [delivered(None, None)]);
}

#[test]
fn the_same_twice_is_found_in_the_same_words_and_in_others() {
    let pasted = "Post verzamelen\nLoonstrook\nAlle brieven verzamelen\nVerzamelen: post";
    assert_eq!(
        becomes(&Story::begun().view(), pasted),
        [fits("bag"), fits("payslip"), Becomes::SameAs(0), Becomes::SameAs(0)]
    );
}

#[test]
fn what_an_earlier_line_brings_is_not_brought_again_by_a_large_one_or_after_it() {
    let empty = Story::begun().view();
    let large = |items: &[&str]| Becomes::Large {
        title: "Inkomen op orde".into(),
        items: items.iter().map(|id| (*id).into()).collect(),
    };
    let pasted = "Bankafschriften\nInkomen op orde\nLoonstrook\nInkomen goed op orde";
    let same = Becomes::SameAs;
    assert_eq!(becomes(&empty, pasted), [fits("bank"), large(&["payslip", "bag"]), same(1), same(1)]);
}

#[test]
fn r041_a_line_that_asks_for_what_a_later_one_says_was_delivered_asks_nothing() {
    let pasted = "Loonstrook aanleveren\nLoonstroken\nLoonstrook ontvangen op 3 mei\nLoonstrook juni";
    let delivered = Becomes::Delivered { item: Some("payslip".into()), step: None };
    let same = Becomes::SameAs(2);
    assert_eq!(becomes(&Story::begun().view(), pasted), [same.clone(), same.clone(), delivered, same]);
}

#[test]
fn headings_page_numbers_and_greetings_are_kept_and_ask_nothing() {
    let empty = Story::begun().view();
    let pasted =
        "Beste collega,\nINKOMEN OP ORDE\nDit spraken wij af:\n- Loonstrook\nPagina 1 van 2\nMet vriendelijke groet";
    let aside = || Becomes::Aside;
    assert_eq!(becomes(&empty, pasted), [aside(), aside(), aside(), fits("payslip"), aside(), aside()]);
    assert_eq!(
        becomes(&empty, "LOONSTROOK LATEN ZIEN"),
        [fits("payslip")],
        "a list that is all in capitals has no headings"
    );
    assert_eq!(becomes(&empty, "Actielijst\nActiepunten."), [aside(), aside()]);
    for own in ["Groeten doen aan de buren", "Acties van de buurt bekijken"] {
        assert_eq!(becomes(&empty, own), [Becomes::Own { is_long: false }], "{own}");
    }
}

#[test]
fn the_papers_of_somebody_else_are_not_those_of_the_resident() {
    let pasted = "Loonstrook\nLoonstrook partner\nPost van de partner verzamelen";
    let own = Becomes::Own { is_long: false };
    assert_eq!(becomes(&Story::begun().view(), pasted), [fits("payslip"), own, fits("bag")]);
}

#[test]
fn r094_a_step_is_found_by_the_beginnings_of_words_and_by_what_it_is_about() {
    let library = library();
    let found =
        |wanted, topic| library.search(wanted, topic).into_iter().map(|item| item.id.as_str()).collect::<Vec<_>>();
    assert_eq!(found("loon", ""), ["payslip"]);
    assert_eq!(found("EEN tas", ""), ["bag"], "accents and capitals do not matter");
    assert_eq!(found("", "money"), ["bank", "payslip"]);
    assert_eq!(found("xyz", ""), Vec::<&str>::new());
    let body = library.item("bag").unwrap().body();
    assert_eq!((body.maybe("template"), body.maybe("planB"), body.maybe("help")), (Some("bag"), None, None));
}

#[test]
fn r004_r070_a_template_lays_out_its_parts_and_no_step_in_it_is_anybodys_before_it_was_given() {
    let library = library();
    let mut story = Story::begun();
    let mut made = 0x7000;
    let drafts = story.view().begin(&library, library.template("standard").unwrap(), NAOMI.person, || {
        made += 1;
        crate::id::Uuid(made)
    });
    for draft in drafts {
        story.tell_seeing(NAOMI, draft.kind, draft.about, draft.body, &draft.sees);
    }
    let view = story.view();
    let laid: Vec<_> = view.phases.iter().map(|phase| (phase.kind, phase.months, phase.opened)).skip(1).collect();
    assert_eq!(laid, [(PhaseKind::Asking, Some(1), true), (PhaseKind::Looking, None, false)]);
    let step = view.steps().next().unwrap();
    assert_eq!((step.template.as_deref(), step.owner.as_ref(), step.is_open()), (Some("payslip"), None, false));
}

proptest! {
    #![proptest_config(cases())]

    /// Each line that says something has one proposal that holds all of its words, in the order of the list.
    #[test]
    fn no_line_of_a_list_is_lost(said in prop::collection::vec("[A-Z][a-z]{1,8}( [a-z]{1,8}){0,4}", 1..80), bullet in prop::sample::select(vec!["", "- ", "* ", "1. ", "[ ] ", "☐ "])) {
        let pasted: Vec<String> = said.iter().map(|line| format!("{bullet}{line}")).collect();
        let found = propose(&library(), &Story::begun().view(), &pasted.join("\n"));
        prop_assert_eq!(found.len(), said.len().min(MOST_LINES));
        let all = found.iter().map(|one| one.line.as_str()).collect::<Vec<_>>().join("; ");
        prop_assert_eq!(all, said.join("; "));
        for one in &found {
            if let Becomes::SameAs(earlier) = one.becomes {
                prop_assert!(!matches!(found[earlier].becomes, Becomes::SameAs(_)), "the first of them is named");
            }
        }
    }

    /// Whatever somebody pastes is read: no text makes it stop.
    #[test]
    fn whatever_is_pasted_is_read(pasted in "\\PC{0,200}") {
        let found = propose(&library(), &Story::begun().view(), &pasted);
        prop_assert!(found.len() <= MOST_LINES);
    }
}
