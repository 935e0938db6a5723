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
    lang.pick(
        format!("tongbi 自身出错（{place}），不是这份文件的问题；请报告此错误"),
        format!("tongbi itself failed ({place}), through no fault of the file; please report this"),
    )
}
