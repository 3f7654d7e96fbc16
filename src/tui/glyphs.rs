//! The few drawn characters, with a set for consoles whose font lacks them.

/// Characters that are drawn rather than written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Before the pointed row, in every theme: selection never rests on colour alone.
    pub marker: char,
    pub bullet: char,
    pub rule: char,
    pub bar_full: char,
    pub bar_empty: char,
    /// In place of each letter of a passphrase.
    pub mask: char,
    /// Top left, top right, bottom left, bottom right, vertical.
    pub frame: [char; 5],
}

/// Characters that the fonts of Windows' and Linux's consoles have.
pub const DRAWN: Glyphs = Glyphs {
    marker: '►',
    bullet: '•',
    rule: '─',
    bar_full: '█',
    bar_empty: '░',
    mask: '•',
    frame: ['┌', '┐', '└', '┘', '│'],
};

/// ASCII alone.
pub const PLAIN: Glyphs = Glyphs {
    marker: '>',
    bullet: '*',
    rule: '-',
    bar_full: '#',
    bar_empty: '.',
    mask: '*',
    frame: ['+', '+', '+', '+', '|'],
};

impl Glyphs {
    /// Whether the font has halves of the full block.
    pub const fn has_half_blocks(&self) -> bool {
        !self.bar_full.is_ascii()
    }

    /// A bar of `width` cells, `percent` of them full.
    pub fn bar(&self, percent: u8, width: usize) -> String {
        let full = (usize::from(percent.min(100)) * width + 50) / 100;
        let full = if percent > 0 { full.max(1) } else { full };
        (0..width).map(|cell| if cell < full { self.bar_full } else { self.bar_empty }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_full_as_it_says() {
        assert_eq!(PLAIN.bar(0, 4), "....");
        assert_eq!(PLAIN.bar(1, 4), "#...");
        assert_eq!(PLAIN.bar(50, 4), "##..");
        assert_eq!(PLAIN.bar(100, 4), "####");
    }
}
