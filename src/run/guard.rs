//! A panic is tongbi's own fault: it is caught, said in one line, and never spoils the other files.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tongbi::view::Lang;
use tongbi::{Error, Result};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics off standard error; their place is remembered for the message.
pub fn silence() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |l| format!("{}:{}", l.file(), l.line()));
        LAST.with(|last| *last.borrow_mut() = place);
    }));
}

/// Runs what works on one file; a panic becomes an error that names the file.
pub fn file<T>(file: &str, lang: Lang, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::input(file, fault(lang))))
}

/// Runs a whole command; a panic becomes an error.
pub fn whole<T>(lang: Lang, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::Usage(fault(lang))))
}

fn fault(lang: Lang) -> String {
    let place = LAST.with(|last| last.borrow().clone());
    let version = env!("CARGO_PKG_VERSION");
    lang.pick(
        format!("tongbi {version} 自身出错（{place}），不是这份文件的问题；请把这一行、所用的命令和这份文件报告给维护者"),
        format!(
            "tongbi {version} itself failed ({place}), through no fault of the file; please report this line, the command and the file to its maintainers"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_said_on_one_line_and_the_rest_goes_on() {
        let done: Vec<String> = ["a", "b", "c"]
            .iter()
            .map(|name| {
                let work = || if *name == "b" { panic!("never in a release") } else { Ok((*name).to_owned()) };
                file(name, Lang::Zh, work).unwrap_or_else(|e| e.to_string())
            })
            .collect();
        assert_eq!((done[0].as_str(), done[2].as_str()), ("a", "c"));
        assert!(done[1].starts_with("b: tongbi") && done[1].contains("报告给维护者"), "{}", done[1]);
        assert!(!done[1].contains('\n'));
        assert!(whole::<()>(Lang::En, || panic!("never")).is_err_and(|e| e.to_string().contains("report")));
    }
}
