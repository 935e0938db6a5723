//! Why a file is not read, where several readers say the same. `view/words/messages.toml` has the English of each.

/// A workbook, in whatever package.
pub const WORKBOOK: &str = "这是 Excel 工作簿，不是报告；请把报告另存为 docx 或 txt";
/// Slides, in whatever package.
pub const SLIDES: &str = "这是演示文稿，不是报告；请把报告另存为 docx 或 txt";
/// An office file that is encrypted.
pub const LOCKED: &str = "文件有打开密码，请先去掉密码再试";
