//! Undertakings that name a number, answered by the figure that answers the target: 改造老旧小区60个 by 63个老旧小区完成改造.

use crate::analysis::undertakings::stage_of_work;
use crate::analysis::{Metric, Study, Undertaking};
use crate::lexicon::Lexicon;
use crate::text::Pair;
use crate::text::fold::fold;

use super::{TaskRow, TaskStatus, sentence_around};
use crate::comparison::{TargetRow, Verdict};

/// Takes the outcomes of targets for those of the undertakings that set them, where words told of none.
pub fn told_by_figures(two: Pair<&Study>, targets: &[TargetRow], tasks: &mut [TaskRow], lexicon: &Lexicon) {
    let judged = |row: &&TargetRow| matches!(row.verdict, Verdict::Met | Verdict::Near | Verdict::Missed);
    let mut figures: Vec<(&Metric, &TargetRow, usize)> = targets
        .iter()
        .filter(judged)
        .filter_map(|row| Some((two.from.metrics.get(row.target)?, row, row.actual?)))
        .collect();
    figures.sort_by_key(|(metric, ..)| metric.figure.start);
    for task in tasks.iter_mut().filter(|t| t.status != TaskStatus::Reported) {
        let Some(undertaking) = two.from.undertakings.get(task.undertaking) else { continue };
        let first = figures.partition_point(|(metric, ..)| metric.figure.start < undertaking.span.start);
        let here = figures[first..].iter().take_while(|(metric, ..)| metric.figure.start < undertaking.span.end);
        let found = here.into_iter().find(|(metric, ..)| counts(metric, undertaking, two.from));
        let Some((row, actual)) = found.and_then(|(_, row, actual)| Some((row, two.to.metrics.get(*actual)?))) else {
            continue;
        };
        let name = two.from.report.words(undertaking.name);
        // What fell short in number has come to no stage as a whole.
        let stage = || stage_of_work(two.to.report.words(actual.quote), name, lexicon);
        task.stage.to = if row.verdict == Verdict::Missed { None } else { stage() };
        task.status = TaskStatus::Reported;
        task.evidence = Some(sentence_around(two.to, actual.quote));
        (task.nearest, task.similarity) = (None, 1.0);
    }
}

/// Whether a figure counts what an undertaking names.
fn counts(metric: &Metric, undertaking: &Undertaking, study: &Study) -> bool {
    let (name, thing) = (fold(study.report.words(undertaking.name)), fold(&metric.key.indicator));
    !metric.is_money() && (undertaking.name.contains(metric.figure) || thing.contains(&name) || name.contains(&thing))
}
