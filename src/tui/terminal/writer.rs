//! Frames out: whatever ratatui does in between, a frame reaches the terminal in one write.

use super::guard;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Part};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Stdout, Write};

/// The terminal as the program draws on it.
pub type Screen = Terminal<FrameBackend<Stdout>>;

/// Opens the screen; the terminal should be held by a [`super::Guard`] first.
pub fn screen() -> io::Result<Screen> {
    // With NO_COLOR, crossterm 0.29 writes a bare `CSI m`, which also takes off bold and reverse: the theme alone
    // decides about colours.
    crossterm::style::force_color_output(true);
    Terminal::new(FrameBackend::new(io::stdout(), guard::is_held))
}

/// A crossterm backend that gathers a frame and asks the terminal nothing.
///
/// [`CrosstermBackend`] flushes at each cursor movement, and ratatui asks where the cursor is before clearing: the first
/// costs writes, the second hangs where nobody answers.
pub struct FrameBackend<W: Write> {
    inner: CrosstermBackend<FrameWriter<W>>,
    cursor: Position,
}

impl<W: Write> FrameBackend<W> {
    /// Draws on `out` as long as `open` answers true.
    pub fn new(out: W, open: fn() -> bool) -> Self {
        let writer = FrameWriter { frame: Vec::new(), out, open };
        Self { inner: CrosstermBackend::new(writer), cursor: Position::ORIGIN }
    }
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        queue!(self.inner, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        queue!(self.inner, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        queue!(self.inner, MoveTo(self.cursor.x, self.cursor.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let part = match region {
            ClearType::All => Part::All,
            ClearType::AfterCursor => Part::FromCursorDown,
            ClearType::BeforeCursor => Part::FromCursorUp,
            ClearType::CurrentLine => Part::CurrentLine,
            ClearType::UntilNewLine => Part::UntilNewLine,
        };
        queue!(self.inner, Clear(part))
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

/// Gathers bytes until the frame's end.
struct FrameWriter<W> {
    frame: Vec<u8>,
    out: W,
    open: fn() -> bool,
}

impl<W: Write> Write for FrameWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Hands the frame over; once the terminal was given back, frames are dropped instead.
    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() && (self.open)() {
            self.out.write_all(&self.frame)?;
            self.out.flush()?;
        }
        self.frame.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::{TerminalOptions, Viewport};
    use std::sync::mpsc::{Sender, channel};

    struct Writes(Sender<Vec<u8>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.send(bytes.to_vec()).unwrap();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn frames(open: fn() -> bool) -> Vec<Vec<u8>> {
        let (sender, writes) = channel();
        let backend = FrameBackend::new(Writes(sender), open);
        let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        for text in ["Accueil", "Yvette."] {
            terminal
                .draw(|frame| {
                    frame.render_widget(text, frame.area());
                    frame.set_cursor_position((4, 3));
                })
                .unwrap();
        }
        drop(terminal);
        writes.iter().collect()
    }

    #[test]
    fn a_frame_is_one_write() {
        let frames = frames(|| true);
        assert_eq!(frames.len(), 2);
        let last = String::from_utf8(frames[1].clone()).unwrap();
        assert!(last.contains("Yvette.") && last.contains("\x1b[4;5H"), "{last:?}");
    }

    #[test]
    fn a_terminal_given_back_is_left_alone() {
        assert!(frames(|| false).is_empty());
    }

    #[test]
    fn the_cursor_is_remembered_not_asked() {
        let mut backend = FrameBackend::new(Vec::new(), || true);
        backend.set_cursor_position((7, 2)).unwrap();
        assert_eq!(backend.get_cursor_position().unwrap(), Position::new(7, 2));
    }
}
