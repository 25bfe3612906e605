//! Pages without what only their authors need: comments and indentation.

/// Takes out comments, indentation and empty lines. Pages here hold no `pre` or `textarea`, where these would count.
pub fn shorten(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Adds a module script at the end of the head.
pub fn with_script(page: &str, path: &str) -> String {
    page.replacen("</head>", &format!("<script type=\"module\" src=\"{path}\"></script></head>"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let page = "<!doctype html>\n<!-- why\n so -->\n  <p>a\n    b</p>\n";
        assert_eq!(shorten(page), "<!doctype html>\n<p>a\nb</p>");
    }
}
