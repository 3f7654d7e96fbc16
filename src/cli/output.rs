//! Where an export goes: standard output, or a file that is never half written.

use super::args;
use super::stop::Stop;
use crate::domain::harmless::clean_text;
use crate::text::cli as words;
use atomic_write_file::AtomicWriteFile;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::Path;

/// Why a product was not written.
pub enum Broken {
    /// The destination refused.
    Output(io::Error),
    /// The product could not be made.
    Product(Stop),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Stop> for Broken {
    fn from(stop: Stop) -> Self {
        Self::Product(stop)
    }
}

/// A destination. Nothing stands under the file's name before all is written.
pub struct Output<'a> {
    out: BufWriter<Target>,
    path: Option<&'a Path>,
    force: bool,
}

enum Target {
    Screen(StdoutLock<'static>),
    File(AtomicWriteFile),
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Screen(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Screen(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

/// Prints a whole product on standard output. A reader that leaves before the end is no failure: it has what it wanted.
pub fn print(product: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(product).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::io(&error)),
        _ => Ok(()),
    }
}

/// Prints lines on standard output: the names of files and people in them steer no terminal.
pub fn print_lines(lines: &str) -> Result<(), Stop> {
    print(clean_text(lines, usize::MAX).as_bytes())
}

/// Refuses a file that exists, unless it may be replaced: to be called before the passphrase is asked for.
pub fn check(wanted: &args::Output) -> Result<(), Stop> {
    match &wanted.output {
        Some(path) if !wanted.force && path.symlink_metadata().is_ok() => Err(Stop::failed(words::output_exists(path))),
        _ => Ok(()),
    }
}

impl<'a> Output<'a> {
    /// Opens the destination.
    pub fn open(wanted: &'a args::Output) -> Result<Self, Stop> {
        let target = match &wanted.output {
            Some(path) => Target::File(new_file(path).map_err(|error| Stop::io(&error))?),
            None => Target::Screen(io::stdout().lock()),
        };
        let out = BufWriter::with_capacity(1 << 16, target);
        Ok(Self { out, path: wanted.output.as_deref(), force: wanted.force })
    }

    /// Writes the product, then gives the file its name. Answers the file's path, if there is one.
    ///
    /// A reader that leaves is no failure here either.
    pub fn write(
        mut self,
        product: impl FnOnce(&mut dyn Write) -> Result<(), Broken>,
    ) -> Result<Option<&'a Path>, Stop> {
        let written = product(&mut self.out).and_then(|()| Ok(self.finish()?));
        written.or_else(|broken| match broken {
            Broken::Output(error) if error.kind() == ErrorKind::BrokenPipe => Ok(None),
            Broken::Output(error) => Err(Stop::io(&error)),
            Broken::Product(stop) => Err(stop),
        })
    }

    fn finish(self) -> io::Result<Option<&'a Path>> {
        let mut target = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        target.flush()?;
        if let (Target::File(file), Some(path)) = (target, self.path) {
            // Somebody may have put a file there meanwhile.
            if !self.force && path.symlink_metadata().is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            file.commit()?;
        }
        Ok(self.path)
    }
}

fn new_file(path: &Path) -> io::Result<AtomicWriteFile> {
    let mut options = AtomicWriteFile::options();
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.preserve_mode(false).mode(0o600);
    }
    options.open(path)
}
