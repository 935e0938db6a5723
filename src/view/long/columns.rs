//! Rows of a long table as Parquet: a column a field, a group of rows at a time.

use std::io::{self, Write};
use std::mem;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::{Kind, LongRow, Schema, Value};

/// How many rows make a group: enough to compress well, few enough to hold.
const GROUP: usize = 8_192;

/// A Parquet file of one table.
pub struct Columns<W: Write + Send> {
    schema: &'static Schema,
    rows: Vec<LongRow>,
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> Columns<W> {
    /// Begins a file.
    pub fn new(schema: &'static Schema, to: W) -> io::Result<Self> {
        let field = |(name, kind): &(&str, Kind)| {
            let (physical, converted) = match kind {
                Kind::Text => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
                Kind::Int => (Physical::INT64, ConvertedType::NONE),
                Kind::Number => (Physical::DOUBLE, ConvertedType::NONE),
                Kind::Flag => (Physical::BOOLEAN, ConvertedType::NONE),
            };
            let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
            field.with_converted_type(converted).build().map(Arc::new)
        };
        let fields = schema.columns.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let root = Type::group_type_builder(schema.id).with_fields(fields).build().map_err(failed)?;
        // No name of a program nor a version within: the same input gives the same bytes.
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("tongbi".into()).build();
        let writer = SerializedFileWriter::new(to, Arc::new(root), Arc::new(properties)).map_err(failed)?;
        Ok(Self { schema, rows: Vec::new(), writer })
    }

    /// Adds rows.
    pub fn add(&mut self, rows: &[LongRow]) -> io::Result<()> {
        self.rows.extend_from_slice(rows);
        if self.rows.len() >= GROUP { self.write() } else { Ok(()) }
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.write()?;
        self.writer.into_inner().map_err(failed)
    }

    fn write(&mut self) -> io::Result<()> {
        let rows = mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for (at, (_, kind)) in self.schema.columns.iter().enumerate() {
            let Some(mut column) = group.next_column().map_err(failed)? else { break };
            let values = rows.iter().map(|row| row.get(at).unwrap_or(&Value::Null));
            put(*kind, values, &mut column).map_err(failed)?;
            column.close().map_err(failed)?;
        }
        group.close().map_err(failed)?;
        Ok(())
    }
}

/// The values of one column: those that are there, and for each row whether it has one.
fn put<'a>(
    kind: Kind,
    values: impl Iterator<Item = &'a Value>,
    column: &mut SerializedColumnWriter<'_>,
) -> Result<(), ParquetError> {
    let mut there = Vec::new();
    let (mut words, mut whole, mut numbers, mut flags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for value in values {
        let has = match value {
            Value::Text(text) => {
                words.push(ByteArray::from(text.as_str()));
                true
            }
            Value::Int(n) => {
                whole.push(*n);
                true
            }
            Value::Number(digits) => digits.parse().map(|n: f64| numbers.push(n)).is_ok(),
            Value::Flag(yes) => {
                flags.push(*yes);
                true
            }
            Value::Null => false,
        };
        there.push(i16::from(has));
    }
    match kind {
        Kind::Text => column.typed::<ByteArrayType>().write_batch(&words, Some(&there), None),
        Kind::Int => column.typed::<Int64Type>().write_batch(&whole, Some(&there), None),
        Kind::Number => column.typed::<DoubleType>().write_batch(&numbers, Some(&there), None),
        Kind::Flag => column.typed::<BoolType>().write_batch(&flags, Some(&there), None),
    }
    .map(drop)
}

fn failed(e: ParquetError) -> io::Error {
    match e {
        ParquetError::External(inner) => io::Error::other(inner),
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::TABLES;
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn what_is_written_is_read_back() {
        let schema = &TABLES[0];
        let row = |n: usize| -> LongRow {
            let value = |kind: &Kind| match kind {
                Kind::Text if n.is_multiple_of(2) => Value::Text(format!("词{n}")),
                Kind::Int => Value::Int(n as i64),
                Kind::Number => Value::Number("16.4".into()),
                Kind::Flag => Value::Flag(n % 2 == 1),
                Kind::Text => Value::Null,
            };
            schema.columns.iter().map(|(_, kind)| value(kind)).collect()
        };
        let mut columns = Columns::new(schema, tempfile::tempfile().expect("a file")).expect("a table");
        for n in 0..GROUP + 3 {
            columns.add(&[row(n)]).expect("a row");
        }
        let reader = SerializedFileReader::new(columns.finish().expect("the end")).expect("a Parquet file");
        assert_eq!(reader.metadata().file_metadata().num_rows(), (GROUP + 3) as i64);
        let rows: Vec<_> = reader.get_row_iter(None).expect("rows").map(|row| row.expect("sound")).collect();
        let cell = |at: usize, name: &str| rows[at].get_column_iter().find(|(n, _)| *n == name).map(|(_, f)| f.clone());
        assert_eq!(cell(0, "issuer"), Some(Field::Str("词0".into())));
        assert_eq!(cell(1, "issuer"), Some(Field::Null));
        assert_eq!(cell(GROUP + 2, "value"), Some(Field::Double(16.4)));
    }
}
