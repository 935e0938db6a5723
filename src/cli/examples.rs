//! Command lines to begin with, at the end of each command's help.

use clap::Command;
use tongbi::view::Lang;

/// A command line, and what it does in Chinese and in English.
type Example = (&'static str, &'static str, &'static str);

const EXAMPLES: [(&str, &[Example]); 8] = [
    (
        "diff",
        &[
            ("tongbi diff 2024.docx 2025.docx", "屏幕上看两年对比", "compare two years on the screen"),
            (
                "tongbi diff 2024.docx 2025.docx -o 对比.html -o 对比.xlsx",
                "同时写成网页和工作簿",
                "write a page and a workbook",
            ),
            (
                "tongbi diff 2024.docx 2025.docx --only targets,tasks --all",
                "只看目标和任务，列出全部行",
                "targets and undertakings only, every row",
            ),
            (
                "tongbi diff 送审稿.docx 2024.docx --year 送审稿.docx=2025",
                "稿子里没写年份时指定",
                "say the year of a draft that does not",
            ),
        ],
    ),
    (
        "targets",
        &[
            ("tongbi targets 2024.docx 2025.docx --vocab ducha", "用督查的说法", "verdicts in the inspectors' words"),
            (
                "tongbi targets 2024.docx 2025.docx --fail-on missed",
                "有未完成的就以状态 1 结束，便于脚本判断",
                "end with status 1 if a target was missed",
            ),
        ],
    ),
    (
        "themes",
        &[
            (
                "tongbi themes 2023.txt 2024.txt 2025.txt",
                "连看三年，含重新出现的提法",
                "three years, returned terms too",
            ),
            ("tongbi themes 2024.txt 2025.txt --terms 关注.txt", "跟踪自己的提法", "follow terms of your own"),
        ],
    ),
    (
        "trend",
        &[
            (
                "tongbi trend 历年报告/ -o 历年.html",
                "一个文件夹是一个地方的历年报告",
                "a folder of one place's reports",
            ),
            ("tongbi trend 历年报告/ --same 澜溪县=澜溪区", "改过名的地方接成一条线", "one series for a place renamed"),
        ],
    ),
    (
        "batch",
        &[
            (
                "tongbi batch 各地报告/ -o 结果/ --resume",
                "每张表一个 csv，中断后接着做",
                "a CSV file a table, to be resumed",
            ),
            ("tongbi batch 各地报告/ -o 结果.parquet", "写成数据框能读的文件", "write what a data frame reads"),
        ],
    ),
    ("outline", &[("tongbi outline 2025.docx", "先看读到的提纲和年份对不对", "see whether it was understood")]),
    ("metrics", &[("tongbi metrics 2025.docx -o 数据.xlsx", "全部数据写成工作簿", "all figures as a workbook")]),
    ("text", &[("tongbi text 2025.pdf", "看读到的正文", "see the text as it was read")]),
];

/// The command line with examples at the end of each command's help.
pub fn add(command: Command, lang: Lang) -> Command {
    EXAMPLES.iter().fold(command, |command, (name, examples)| {
        let lines = examples.iter().map(|(line, zh, en)| format!("  {line}\n      {}", lang.pick(*zh, *en)));
        let head = lang.pick("示例:", "Examples:");
        let words = format!("{head}\n{}", lines.collect::<Vec<String>>().join("\n"));
        command.mut_subcommand(name, |c| c.after_help(words))
    })
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, FromArgMatches};

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_example_can_be_typed() {
        for (name, examples) in EXAMPLES {
            for (line, ..) in examples {
                let read = Cli::command().try_get_matches_from(line.split(' ')).and_then(|m| Cli::from_arg_matches(&m));
                assert!(read.is_ok() && line.starts_with(&format!("tongbi {name} ")), "{line}");
            }
        }
    }
}
