//! A QR code, drawn as one path: black squares on white whatever the theme, since a camera looks at it.

use qrcodegen::{QrCode, QrCodeEcc};
use ui::node::{Node, el};

/// The white around the squares, in squares: what the standard asks for.
const QUIET: i32 = 4;

/// The picture of `link`, called `label`; none when it is too long for any QR code.
pub fn picture(link: &str, label: &str) -> Option<Node> {
    let code = QrCode::encode_text(link, QrCodeEcc::Medium).ok()?;
    let side = (code.size() + 2 * QUIET).to_string();
    let squares = el("path", "").attr("d", squares(&code));
    Some(
        el("svg", "qr")
            .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
            .attr("role", "img")
            .attr("aria-label", label)
            .with(squares),
    )
}

/// Every dark square, from left to right and from top to bottom.
fn squares(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.extend(["M", &(x + QUIET).to_string(), " ", &(y + QUIET).to_string(), "h1v1h-1z"]);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the picture as a camera would see it: `scale` dots for each square.
    fn seen(picture: &Node, scale: usize) -> (usize, Vec<bool>) {
        let view = picture.get("viewBox").unwrap();
        let side = view.rsplit(' ').next().unwrap().parse::<usize>().unwrap() * scale;
        let mut dots = vec![false; side * side];
        for square in picture.children[0].get("d").unwrap().split('M').skip(1) {
            let (x, rest) = square.split_once(' ').unwrap();
            let (x, y) = (x.parse::<usize>().unwrap(), rest.trim_end_matches("h1v1h-1z").parse::<usize>().unwrap());
            for place in 0..scale * scale {
                dots[(y * scale + place / scale) * side + x * scale + place % scale] = true;
            }
        }
        (side, dots)
    }

    #[test]
    fn a_camera_reads_the_link_back() {
        let link = format!("https://routekaart.example.org/#pair={}", "Aa0_-".repeat(9).split_at(43).0);
        let picture = picture(&link, "QR").unwrap();
        let (side, dots) = seen(&picture, 4);
        let luma = |x: usize, y: usize| if dots[y * side + x] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, luma);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, link);
    }

    #[test]
    fn there_is_white_around_it() {
        let (side, dots) = seen(&picture("https://example.org", "QR").unwrap(), 1);
        let edge = QUIET as usize;
        let is_edge = |at: &usize| {
            let (x, y) = (at % side, at / side);
            x.min(y) < edge || x.max(y) >= side - edge
        };
        assert!(!(0..side * side).filter(is_edge).any(|at| dots[at]));
    }
}
