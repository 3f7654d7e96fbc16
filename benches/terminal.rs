//! The real program in a real pseudo-terminal: from the passphrase to the home screen, names, keys, memory, idling.
//! `cargo bench --bench terminal`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod invented;

use invented::{SIZES, folder, invent};
use jalon::demo::PASSPHRASE;
use jalon::vault::KeysFile;
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// No byte for that long: the frame is whole.
const QUIET: Duration = Duration::from_millis(30);
const KEYS: usize = 60;

struct Program {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
}

impl Program {
    fn start(learners: u32) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jalon"));
        command.args(["--data", folder(learners).to_str().unwrap()]);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let _master = pair.master;
            let mut bytes = vec![0; 65_536];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..read].to_vec())).is_err() {
                    break;
                }
            }
        });
        Self { child, keyboard, output, screen: vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0) }
    }

    fn send(&mut self, keys: &str) -> Instant {
        let sent = Instant::now();
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        sent
    }

    /// The moment some words came on the screen.
    fn until(&mut self, words: &str) -> Instant {
        loop {
            let (at, bytes) = self.output.recv_timeout(Duration::from_secs(60)).expect(words);
            self.screen.process(&bytes);
            if self.screen.screen().contents().contains(words) {
                return at;
            }
        }
    }

    /// Waits for silence: the last byte's moment, how many bytes, in how many reads.
    fn settle(&mut self) -> Option<(Instant, usize, usize)> {
        let mut last = None;
        let (mut bytes, mut reads) = (0, 0);
        while let Ok((at, read)) = self.output.recv_timeout(QUIET) {
            self.screen.process(&read);
            bytes += read.len();
            reads += 1;
            last = Some(at);
        }
        last.map(|at| (at, bytes, reads))
    }

    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }

    /// Ticks of the processor used so far, all threads.
    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.process_id().unwrap())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }
}

fn main() {
    let size = fs::metadata(env!("CARGO_BIN_EXE_jalon")).unwrap().len() / 1024;
    println!("{:40}{size:8} KiB", "binary");
    for learners in SIZES {
        invent(learners);
        println!("\n{learners} learners");
        measure(learners);
    }
}

fn measure(learners: u32) {
    let began = Instant::now();
    let mut program = Program::start(learners);
    let at = program.until("Phrase de passe");
    show("first frame, the passphrase asked", at - began);
    // sled opens while the passphrase is being typed.
    thread::sleep(Duration::from_secs(4));
    program.send(PASSPHRASE);
    program.settle();
    let derivation = derivation(learners);
    let entered = program.send("\r");
    let home = program.until("Que voulez-vous faire");
    show("from Enter to the home screen", home - entered);
    show("  of which the key derivation", derivation);
    let people = if learners < 10_000 { "2 000 personnes" } else { "100 000 personnes" };
    let named = program.until(people);
    show("  and until names can be searched", named - home);
    thread::sleep(Duration::from_secs(10));
    program.settle();
    println!("{:40}{:8} MiB", "resident memory", program.memory());
    keys(&mut program, "home screen: down, up", ["\x1b[B", "\x1b[A"]);
    program.send("4");
    program.settle();
    keys(&mut program, "list of all: down, up", ["\x1b[B", "\x1b[A"]);
    program.send("\x1b");
    program.settle();
    program.send("ma");
    program.settle();
    keys(&mut program, "search: a letter, and taken back", ["r", "\x7f"]);
    println!("{:40}{:8} MiB", "resident memory after use", program.memory());
    let before = program.ticks();
    thread::sleep(Duration::from_secs(10));
    println!("{:40}{:8} ticks in 10 s", "idle", program.ticks() - before);
    let _ended = program.child.kill();
    let _ended = program.child.wait();
}

/// From the key to the frame's last byte: median and 95th of a hundred.
fn keys(program: &mut Program, what: &str, keys: [&str; 2]) {
    let mut times = Vec::new();
    let (mut most_bytes, mut most_reads) = (0, 0);
    for turn in 0..KEYS {
        let sent = program.send(keys[turn % 2]);
        if let Some((at, bytes, reads)) = program.settle() {
            times.push(at - sent);
            most_bytes = most_bytes.max(bytes);
            most_reads = most_reads.max(reads);
        }
    }
    times.sort_unstable();
    let median = times[times.len() / 2];
    let high = times[times.len() * 95 / 100];
    show(what, median);
    println!("{:40}{:8.2} ms at the 95th; {most_bytes} bytes, {most_reads} reads at most", "", millis(high));
}

fn derivation(learners: u32) -> Duration {
    let keys = KeysFile::parse(&fs::read(folder(learners).join("keys")).unwrap()).unwrap();
    let began = Instant::now();
    keys.unlock(keys.slots()[0].id, PASSPHRASE).unwrap();
    began.elapsed()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn show(what: &str, time: Duration) {
    println!("{what:40}{:8.2} ms", millis(time));
}
