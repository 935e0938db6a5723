//! The help in Chinese.

use clap::{Arg, ArgAction, Command};

/// Commands and what they do.
const COMMANDS: [(&str, &str); 12] = [
    ("tongbi", "对比历年政府工作报告：提了什么、改了什么、兑现了什么"),
    ("diff", "逐年对比两份或多份报告"),
    ("outline", "列出一份报告的标题、年份、发布机关和提纲"),
    ("metrics", "列出一份报告里的全部数据"),
    ("targets", "上年提出的目标和任务，本年完成得怎样"),
    ("themes", "新出现、不再出现、说得更多或更少的提法"),
    ("trend", "一个地方多年的变化：指标、重点、提法、目标完成情况"),
    ("batch", "对比文件夹里许多地方的报告"),
    ("text", "输出读到的正文，一段一行"),
    ("schema", "输出 JSON 结果的 JSON Schema"),
    ("completions", "输出命令行补全脚本"),
    ("man", "输出手册页，可指定一个命令"),
];

/// Options and what they mean.
const OPTIONS: [(&str, &str); 37] = [
    ("files", "同一地方不同年份的报告，顺序不限（- 表示标准输入）"),
    ("file", "报告文件（- 表示标准输入）"),
    (
        "only",
        "只看这些部分：summary 要点、sections 章节、wording 文字改动、priorities 重点、themes 提法、metrics 指标、targets 目标、tasks 任务、problems 问题、checks 核对",
    ),
    ("redline", "同时列出对应章节的文字改动"),
    ("exit_code", "有差异时退出状态为 1"),
    (
        "fail_on",
        "有目标属于这些结论时退出状态为 1：missed 未完成、near 接近、unreported 未报结果、incomparable 无法比较",
    ),
    ("tolerance", "“左右”的目标差多少仍算接近：占目标的比例，如 0.05 或 5% [默认：5%]"),
    ("vocab", "结论用谁的说法：plain 通行说法、ducha 督查口径（已完成、达进度、欠进度、未报结果）[默认：plain]"),
    ("section", "只看标题含有这些字的章节"),
    (
        "domain",
        "只看一个领域：macro 宏观、industry 产业、innovation 科技、education 教育人才、demand 消费投资、reform 改革、opening 开放、rural 三农、urban 城镇化、ecology 生态、livelihood 民生、culture 文旅、safety 安全、finance 财政金融、government 政府建设、state 国防外交",
    ),
    ("year", "指定报告的年份（工作安排所属的那一年）"),
    ("issuer", "指定发布报告的政府"),
    ("encoding", "指定文字编码"),
    ("lexicon", "自定义的指标、领域和词语，加在内置词表上"),
    ("max_size", "可读文件的大小上限（如 500M、2G）"),
    ("format", "结果的格式：table、markdown、html、json、csv、xlsx、docx，batch 还可以 jsonl、parquet [默认：table]"),
    ("output", "写入文件，按扩展名定格式，可给多个；给文件夹时每张表写一个 csv 文件"),
    ("lang", "标题、结论和帮助的语言：zh、en [默认：zh]"),
    ("color", "何时用颜色：auto、always、never [默认：auto]"),
    ("pager", "结果较长时是否分页：auto、always、never [默认：auto]"),
    ("width", "表格宽度，以屏幕列数计"),
    ("all", "屏幕上也列出长表的全部行"),
    ("ascii", "用 ASCII 字符画表格线"),
    ("no_bom", "csv 文件开头不写字节顺序标记"),
    ("verbose", "没有对应句子的任务列出最接近的一句；读取过程中的细节也写到标准错误"),
    ("simplified", "把繁体字转成简体字"),
    ("shell", "命令行程序：bash、zsh、fish、elvish、powershell"),
    ("command", "命令"),
    ("version", "显示版本"),
    ("same", "改过名的地方按同一地方处理：旧名=今名"),
    ("top", "每类、每两年跟踪多少个提法"),
    ("top_terms", "每类列出多少个提法"),
    ("terms_file", "跟踪这些提法，不论有无变化：文本文件，一行一个"),
    ("stop_file", "不列这些提法：文本文件，一行一个"),
    ("folder", "文件夹；是不是报告、哪个地方、哪一年，都按内容判断"),
    ("jobs", "同时处理多少份报告（默认用全部处理器核）"),
    ("resume", "把做完的存在结果旁边，下次只做新的和改过的"),
];

fn of(table: &[(&str, &'static str)], id: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| *name == id).map(|(_, words)| *words)
}

/// The command line with Chinese help.
pub fn translate(command: Command) -> Command {
    let about = of(&COMMANDS, command.get_name()).unwrap_or_default();
    let has_commands = command.has_subcommands();
    let version = command.get_version().is_some();
    let mut command = command
        .about(about)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n")
        .mut_args(argument)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help("显示帮助（-h 只列常用选项）")
                .help_heading("选项"),
        );
    if version {
        let words = of(&OPTIONS, "version").unwrap_or_default();
        let arg = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(arg.help(words).help_heading("选项"));
    }
    if has_commands { command.mut_subcommands(translate) } else { command }
}

fn argument(arg: Arg) -> Arg {
    let heading = match arg.get_help_heading() {
        _ if arg.is_positional() => "参数",
        Some("Selection") => "选取",
        Some("Verdicts") => "结论",
        Some("Reading") => "读取",
        Some("Output") => "输出",
        _ => "选项",
    };
    let name = |name: &str| match name {
        "FILE" => "文件",
        "PART" => "部分",
        "VERDICT" => "结论",
        "TEXT" => "文字",
        "DOMAIN" => "领域",
        "[FILE=]YEAR" => "[文件=]年份",
        "[FILE=]NAME" => "[文件=]名称",
        "SIZE" => "大小",
        "FORMAT" => "格式",
        "LANG" => "语言",
        "WHEN" => "何时",
        "COLUMNS" => "列数",
        "SHELL" => "程序",
        "DIR" => "文件夹",
        "OLD=NEW" => "旧名=今名",
        "N" => "数量",
        "SHARE" => "比例",
        "WORDS" => "说法",
        _ => "命令",
    };
    let names: Vec<&str> = arg.get_value_names().unwrap_or_default().iter().map(|n| name(n.as_str())).collect();
    let words = of(&OPTIONS, arg.get_id().as_str()).unwrap_or_default();
    let arg = arg.help(words).help_heading(heading);
    if names.is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    arg.hide_default_value(true).hide_possible_values(true).value_names(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn untranslated(command: &Command, out: &mut Vec<String>) {
        if of(&COMMANDS, command.get_name()).is_none() {
            out.push(command.get_name().to_owned());
        }
        out.extend(command.get_arguments().map(|a| a.get_id().to_string()).filter(|id| of(&OPTIONS, id).is_none()));
        command.get_subcommands().for_each(|c| untranslated(c, out));
    }

    #[test]
    fn every_command_and_option_has_its_chinese_help() {
        let mut missing = Vec::new();
        untranslated(&crate::cli::Cli::command(), &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
    }

    /// What may stand behind the options of a command, and what their help does not name.
    fn unnamed(command: &Command, out: &mut Vec<String>) {
        for arg in command.get_arguments().filter(|a| a.get_action().takes_values()) {
            let id = arg.get_id().as_str();
            let mut values: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
            if id == "domain" {
                values.extend(tongbi::analysis::Domain::ALL.map(|d| d.key().to_owned()));
            }
            let english = arg.get_help().map(ToString::to_string).unwrap_or_default();
            for help in [english.as_str(), of(&OPTIONS, id).unwrap_or_default()] {
                let words: Vec<&str> = help.split(|c: char| !c.is_ascii_alphanumeric()).collect();
                out.extend(values.iter().filter(|v| !words.contains(&v.as_str())).map(|v| format!("{id} {v}: {help}")));
            }
        }
        command.get_subcommands().for_each(|c| unnamed(c, out));
    }

    #[test]
    fn both_helps_name_all_that_may_stand_behind_an_option() {
        let mut missing = Vec::new();
        unnamed(&crate::cli::Cli::command(), &mut missing);
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn both_command_lines_are_sound() {
        crate::cli::Cli::command().debug_assert();
        translate(crate::cli::Cli::command()).debug_assert();
    }
}
