//! What of the library is part of the program: it has to be there before any file is, and without internet.

use domain::words::with_helper;

use crate::{icon::Icon, text::Texts};

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The pictogram and the title of a step of a crisis, in the reader's language. `helper` is who does it.
pub fn crisis_step(texts: &Texts, template: &str, helper: &str) -> Option<(Icon, String)> {
    let (_, icon, dutch) = CRISIS.iter().find(|(id, ..)| *id == template)?;
    let title = texts.title_of(template).unwrap_or(dutch);
    Some((Icon::named(icon), with_helper(title, helper)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn r025_every_step_of_a_crisis_has_words_without_a_file() {
        let dutch = Texts::dutch();
        let steps = [
            "food-today",
            "stay-in-your-home",
            "keep-energy-on",
            "keep-health-insurance",
            "crisis-talk",
            "crisis-over",
        ];
        for step in steps {
            let (icon, title) = crisis_step(&dutch, step, "Naomi").unwrap();
            assert!(icon != Icon::Paper && !title.is_empty() && !title.contains('{'), "{step}: {title}");
        }
        assert_eq!(CRISIS.len(), steps.len());
        assert!(crisis_step(&dutch, "pay-one-bill", "Naomi").is_none());
    }

    #[test]
    fn another_language_has_its_own_words_once_they_are_there() {
        let library = r#"{"crisis-talk":{"title":"{helper} talks with you"}}"#;
        let english = Texts::read(Lang::En, "{}", library).unwrap();
        assert_eq!(crisis_step(&english, "crisis-talk", "Naomi").unwrap().1, "Naomi talks with you");
    }
}
