//! Rows of a long table as CSV or as JSON lines.

use std::io::{self, Write};

use serde::Serializer;

use super::{Kind, LongRow, Schema, Value};
use crate::view::csv;

/// The head of a table as CSV.
pub fn csv_head(schema: &Schema, to: &mut impl Write) -> io::Result<()> {
    csv::record(schema.columns.iter().map(|(name, _)| *name), to)
}

/// A row as CSV: numbers as digits, yes and no as true and false, what is not known as nothing.
pub fn csv_row(row: &LongRow, to: &mut impl Write) -> io::Result<()> {
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Text(words) => csv::no_formula(words),
        Value::Int(n) => n.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::Flag(yes) => yes.to_string(),
    };
    csv::record(row.iter().map(cell), to)
}

/// A row as one line of JSON; `table` names the table it is of.
pub fn json_row(schema: &Schema, row: &LongRow, to: &mut impl Write) -> io::Result<()> {
    let column = |((name, kind), value): (&(&'static str, Kind), &Value)| {
        let value = match (value, kind) {
            (Value::Null, _) => serde_json::Value::Null,
            (Value::Text(words), _) => words.as_str().into(),
            (Value::Int(n), _) => (*n).into(),
            (Value::Flag(yes), _) => (*yes).into(),
            (Value::Number(digits), Kind::Number) => json_number(digits),
            (Value::Number(digits), _) => digits.as_str().into(),
        };
        (*name, value)
    };
    let line = std::iter::once(("table", schema.id.into())).chain(schema.columns.iter().zip(row).map(column));
    serde_json::Serializer::new(&mut *to).collect_map(line)?;
    to.write_all(b"\n")
}

/// Digits as a JSON number: whole ones without a point; null beyond what a double holds.
fn json_number(digits: &str) -> serde_json::Value {
    if let Ok(whole) = digits.parse::<i64>() {
        return whole.into();
    }
    digits.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map_or(serde_json::Value::Null, Into::into)
}

#[cfg(test)]
mod tests {
    use super::super::TABLES;
    use super::*;

    fn sample(schema: &Schema) -> LongRow {
        let value = |kind: &Kind| match kind {
            Kind::Text => Value::Text("=cmd|，\"引\"".into()),
            Kind::Int => Value::Int(-3),
            Kind::Number => Value::Number("16.4".into()),
            Kind::Flag => Value::Flag(true),
        };
        schema.columns.iter().map(|(_, kind)| value(kind)).collect()
    }

    #[test]
    fn every_table_is_read_back_by_another_parser() {
        for schema in &TABLES {
            let row = sample(schema);
            let mut bytes = Vec::new();
            csv_head(schema, &mut bytes).expect("memory");
            csv_row(&row, &mut bytes).expect("memory");
            let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
            assert_eq!(reader.headers().expect("a head").len(), schema.columns.len());
            let record = reader.records().next().expect("a row").expect("sound");
            assert!(!record.iter().any(|cell| cell.starts_with('=')));

            let mut line = Vec::new();
            json_row(schema, &row, &mut line).expect("memory");
            let read: serde_json::Value = serde_json::from_slice(&line).expect("JSON");
            assert_eq!(read["table"], schema.id);
            assert_eq!(read.as_object().expect("an object").len(), schema.columns.len() + 1);
            assert_eq!(read["issuer"], "=cmd|，\"引\"");
        }
    }
}
