//! What goes out as a file? Articles, memories and glossaries in the formats of others.

use super::articles::confirmed;
use super::concordance::Asked as Question;
use super::suggest::Asked;
use super::tbx::tbx_concept;
use super::tmx_units::{property, tmx_unit, written};
use super::{App, AppError, CURATED, SuggestOptions, Suggested, persons};
use crate::arabic::Edition;
use crate::article::{GAP, Role, State, published};
use crate::formats::document::{Document, DocumentBlock, DocumentRole, write_docx};
use crate::formats::tabular::{Table, TableWriter};
use crate::formats::tbx::{TbxConcept, TbxVersion, write_tbx};
use crate::formats::tmx::{TmxHeader, TmxUnit, TmxWriter};
use crate::formats::xliff::{
    MatchKind, XliffHeader, XliffMatch, XliffNote, XliffSegment, XliffState, write_xliff12, write_xliff21,
};
use crate::formats::xlsx::{XLSX, write_xlsx};
use crate::glossary::file;
use crate::id::{ArticleId, UnitId};
use crate::propose::{Kind, NameSource, NamedPerson};
use crate::store::SegmentRecord;
use std::io::{self, BufWriter, Write};

/// A file to be given out.
#[derive(Clone, Debug)]
pub struct File {
    /// What to call it.
    pub name: String,
    /// The same in ASCII, for clients that take nothing else.
    pub plain_name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

macro_rules! formats {
    ($(#[$doc:meta])* $type:ident { $($(#[$each:meta])* $variant:ident = $name:literal, $extension:literal, $media:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type {
            $($(#[$each])* $variant,)*
        }

        impl $type {
            /// All of them.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// The name in the contract.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The format of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|format| format.name() == name)
            }

            fn file(self, name: &str, plain: &str, bytes: Vec<u8>) -> File {
                let (extension, media_type) = match self { $(Self::$variant => ($extension, $media),)* };
                let named = |name: &str| format!("{name}.{extension}");
                File { name: named(name), plain_name: named(plain), media_type, bytes }
            }
        }
    };
}

formats! {
    /// What an article can be given out as.
    ArticleFormat {
        /// The English as plain text.
        Txt = "txt", "txt", "text/plain; charset=utf-8";
        /// The English as a page.
        Html = "html", "html", "text/html; charset=utf-8";
        /// The English for a word processor.
        Docx = "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        /// Both languages side by side for a word processor.
        DocxBilingual = "docx-bilingual", "ar-en.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        /// Both languages, TMX 1.4.
        Tmx = "tmx", "tmx", "application/x-tmx+xml";
        /// Both languages with matches and terms, XLIFF 1.2.
        Xliff12 = "xliff12", "xlf", "application/xliff+xml";
        /// Both languages with matches, XLIFF 2.1.
        Xliff21 = "xliff21", "2.1.xlf", "application/xliff+xml";
        /// Both languages as a table.
        Tsv = "tsv", "tsv", "text/tab-separated-values; charset=utf-8";
    }
}

formats! {
    /// What a glossary can be given out as.
    GlossaryFormat {
        /// The form of the curated files.
        Tsv = "tsv", "tsv", "text/tab-separated-values; charset=utf-8";
        /// The same columns, RFC 4180.
        Csv = "csv", "csv", "text/csv; charset=utf-8";
        /// The same columns as a spreadsheet.
        Xlsx = "xlsx", "xlsx", XLSX;
        /// TBX-Basic of 2008, which most tools read.
        Tbx2 = "tbx2", "tbx", "application/x-tbx";
        /// TBX-Basic of ISO 30042:2019.
        Tbx3 = "tbx3", "tbx", "application/x-tbx";
    }
}

formats! {
    /// What the hits of the concordance can be given out as.
    HitsFormat {
        /// TMX 1.4, with all that is kept of the units.
        Tmx = "tmx", "tmx", "application/x-tmx+xml";
        /// A table of source and target.
        Tsv = "tsv", "tsv", "text/tab-separated-values; charset=utf-8";
    }
}

const TOOL: &str = "Tarjuman";
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn failed(error: io::Error) -> AppError {
    AppError::Internal(format!("an export failed: {error}"))
}

impl App {
    /// An article as a file. What is not translated yet shows as a gap in the English, and as empty in the others.
    ///
    /// # Errors
    /// [`AppError::Store`] with `NotFound`.
    pub fn export_article(&self, id: &ArticleId, format: ArticleFormat) -> Result<File, AppError> {
        let (summary, segments) = (self.store.article(id)?.summary, self.store.segments(id)?);
        let bytes = match format {
            ArticleFormat::Txt => document(&summary.title, &segments).to_text().into_bytes(),
            ArticleFormat::Html => document(&summary.title, &segments).to_html().into_bytes(),
            ArticleFormat::Docx | ArticleFormat::DocxBilingual => {
                let bilingual = format == ArticleFormat::DocxBilingual;
                write_docx(&document(&summary.title, &segments), bilingual).map_err(failed)?
            }
            ArticleFormat::Tsv => table(&segments).map_err(failed)?,
            ArticleFormat::Tmx => {
                let title = Some(summary.title.as_str());
                let mut out = tmx(Vec::new()).map_err(failed)?;
                for (at, segment) in segments.iter().enumerate() {
                    if segment.translation.state() != State::Empty {
                        out.write(&segment_unit(id, title, segment, around(&segments, at))).map_err(failed)?;
                    }
                }
                out.finish().map_err(failed)?
            }
            ArticleFormat::Xliff12 | ArticleFormat::Xliff21 => {
                let translatable: Vec<&SegmentRecord> =
                    segments.iter().filter(|one| one.role.is_translatable()).collect();
                let options = SuggestOptions::default();
                let named = persons::read(translatable.iter().map(|segment| &*segment.source).collect());
                let confirmed = translatable.iter().map(|segment| confirmed(segment));
                let names = self.persons(&named, confirmed, &options)?;
                let caches = self.cached.read(&self.store)?;
                let date = published(segments.iter().map(|segment| (segment.role, segment.source.as_str())));
                let edition = Edition { style: self.style, date };
                let known = translatable.iter().zip(&named).zip(names).enumerate();
                let lines = self.store.view(|view| {
                    let lines = known.map(|(at, ((segment, named), names))| {
                        let text = |at: Option<usize>| Some(translatable.get(at?)?.source.as_str());
                        let (before, after) = (text(at.checked_sub(1)), text(Some(at + 1)));
                        let asked = Asked { named, before, after, names };
                        Ok(xliff_segment(segment, &caches.suggest(view, asked, &options, &edition)?))
                    });
                    lines.collect::<Result<Vec<XliffSegment>, AppError>>()
                })?;
                xliff(&summary.title, &lines, format == ArticleFormat::Xliff21).map_err(failed)?
            }
        };
        let name: String = summary.title.chars().take(60).map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let name = Some(name.trim_matches('-')).filter(|name| !name.is_empty()).unwrap_or("article");
        // The end of a time-ordered identifier is what differs from one article to the next.
        let short: String = id.as_str().chars().skip(id.as_str().len().saturating_sub(8)).collect();
        Ok(format.file(name, &format!("article-{short}"), bytes))
    }

    /// A text that is not kept, pre-translated, as XLIFF 1.2.
    ///
    /// # Errors
    /// As [`App::pretranslate`].
    pub fn pretranslate_xliff12(&self, name: &str, text: &str, options: &SuggestOptions) -> Result<Vec<u8>, AppError> {
        let mut lines = Vec::new();
        self.pretranslate(text, options, &mut |done| {
            if done.role.is_translatable() {
                let id = (done.index + 1).to_string();
                lines.push(xliff_line(id, &done.source, done.role, &done.suggested));
            }
        })?;
        xliff(name, &lines, false).map_err(failed)
    }

    /// Writes a memory as TMX 1.4, a page of units at a time.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a memory that is none, [`AppError::Internal`] when `out` refuses.
    pub fn export_memory(&self, memory: &str, out: impl Write) -> Result<(), AppError> {
        /// Units read at a time: a few hundred kilobytes.
        const PAGE: usize = 1_000;
        // Before the header is written: half a file must not be left where there is no memory.
        self.check_memory(memory)?;
        let mut out = tmx(BufWriter::with_capacity(64 * 1024, out)).map_err(failed)?;
        let mut after = None;
        loop {
            let page = self.store.whole_units_page(memory, after.as_ref(), PAGE)?;
            after = page.last().filter(|_| page.len() == PAGE).map(|last| last.unit.id.clone());
            page.into_iter().map(tmx_unit).try_for_each(|unit| out.write(&unit)).map_err(failed)?;
            if after.is_none() {
                break;
            }
        }
        out.finish().and_then(|mut out| out.flush()).map_err(failed)
    }

    /// The hits of the concordance as a file, the newest first and no more than are asked for.
    ///
    /// # Errors
    /// As [`App::concordance`].
    pub fn export_concordance(&self, asked: &Question<'_>, format: HitsFormat) -> Result<File, AppError> {
        let units = self.concordance_units(asked)?;
        let bytes = match format {
            HitsFormat::Tmx => {
                let ids: Vec<UnitId> = units.into_iter().map(|unit| unit.id).collect();
                let mut out = tmx(Vec::new()).map_err(failed)?;
                let mut whole = self.store.whole_units(&ids)?.into_iter().map(tmx_unit);
                whole.try_for_each(|unit| out.write(&unit)).and_then(|()| out.finish()).map_err(failed)?
            }
            HitsFormat::Tsv => {
                let mut out = TableWriter::new(Vec::new(), Table::Tsv);
                out.row(&["source", "target"]).map_err(failed)?;
                units.iter().try_for_each(|unit| out.row(&[&unit.source, &unit.target])).map_err(failed)?;
                out.finish().map_err(failed)?
            }
        };
        let name = format!("{} {}", asked.memory, asked.text.split_whitespace().collect::<Vec<_>>().join(" "));
        // A question may be long; the name of a file may not.
        let name: String = name.chars().take(60).collect();
        Ok(format.file(&name, &format!("{}-hits", asked.memory), bytes))
    }

    /// A glossary as a file: the concepts in use.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a glossary that is none.
    pub fn export_glossary(&self, glossary: &str, format: GlossaryFormat) -> Result<File, AppError> {
        let records = self.active(glossary)?;
        let rows = || file::rows(records.iter().map(|record| &record.concept));
        let bytes = match format {
            GlossaryFormat::Tsv | GlossaryFormat::Csv => {
                let table = if format == GlossaryFormat::Tsv { Table::Tsv } else { Table::Csv };
                let mut out = TableWriter::new(Vec::new(), table);
                if table == Table::Csv {
                    out.byte_order_mark().map_err(failed)?;
                }
                for row in rows() {
                    out.row(&row.iter().map(String::as_str).collect::<Vec<_>>()).map_err(failed)?;
                }
                out.finish().map_err(failed)?
            }
            GlossaryFormat::Xlsx => write_xlsx(glossary, rows()).map_err(failed)?,
            GlossaryFormat::Tbx2 | GlossaryFormat::Tbx3 => {
                let version = if format == GlossaryFormat::Tbx2 { TbxVersion::V2 } else { TbxVersion::V3 };
                let concepts: Vec<TbxConcept> = records.iter().map(tbx_concept).collect();
                let mut out = Vec::new();
                write_tbx(&mut out, version, &format!("{TOOL}: {glossary}"), &concepts).map_err(failed)?;
                out
            }
        };
        let name = if glossary == CURATED { "tarjuman-news" } else { glossary };
        Ok(format.file(name, name, bytes))
    }
}

fn document(title: &str, segments: &[SegmentRecord]) -> Document {
    let shown: Vec<(DocumentRole, &SegmentRecord)> =
        segments.iter().filter_map(|segment| Some((document_role(segment.role)?, segment))).collect();
    let empty = |segment: &SegmentRecord| segment.translation.state() == State::Empty;
    let blocks = shown.chunk_by(|one, other| one.1.block == other.1.block).filter_map(|block| {
        let (role, first) = *block.first()?;
        if first.role == Role::Meta && block.iter().all(|(_, segment)| empty(segment)) {
            return None;
        }
        let join = |texts: Vec<&str>| texts.join(" ");
        let english = |segment: &'_ SegmentRecord| {
            if empty(segment) { GAP.to_owned() } else { segment.translation.text().to_owned() }
        };
        let text: Vec<String> = block.iter().map(|(_, segment)| english(segment)).collect();
        let text = join(text.iter().map(String::as_str).collect());
        Some(DocumentBlock {
            role,
            source: join(block.iter().map(|(_, segment)| segment.source.as_str()).collect()),
            // The list marks its items itself; one that was typed as in the source would stand there twice.
            text: if role == DocumentRole::ListItem { without_bullet(&text).to_owned() } else { text },
        })
    });
    let said = shown.iter().find(|(role, segment)| *role == DocumentRole::Title && !empty(segment));
    let title = said.map_or(title, |(_, segment)| segment.translation.text());
    Document { title: title.to_owned(), lang: "en".into(), source_lang: "ar".into(), blocks: blocks.collect() }
}

/// The text of a list item without the bullet or dash that it begins with. A number stays: it says which item it is.
fn without_bullet(text: &str) -> &str {
    let rest = text.trim_start_matches(['-', '–', '—', '•', '*', '▪', '◦', '·', '●']);
    if rest.len() < text.len() && rest.starts_with(char::is_whitespace) { rest.trim_start() } else { text }
}

fn document_role(role: Role) -> Option<DocumentRole> {
    match role {
        Role::Title => Some(DocumentRole::Title),
        Role::Heading => Some(DocumentRole::Heading),
        Role::Body => Some(DocumentRole::Body),
        Role::List => Some(DocumentRole::ListItem),
        Role::Caption => Some(DocumentRole::Caption),
        Role::Meta => Some(DocumentRole::Meta),
        Role::Related | Role::Boilerplate => None,
    }
}

fn table(segments: &[SegmentRecord]) -> io::Result<Vec<u8>> {
    let mut out = TableWriter::new(Vec::new(), Table::Tsv);
    out.row(&["source", "target", "state", "role"])?;
    for segment in segments.iter().filter(|segment| segment.role.is_translatable()) {
        let translation = &segment.translation;
        out.row(&[&segment.source, translation.text(), translation.state().name(), segment.role.name()])?;
    }
    out.finish()
}

fn tmx<W: Write>(out: W) -> io::Result<TmxWriter<W>> {
    TmxWriter::new(out, &TmxHeader { creation_tool: TOOL, creation_tool_version: VERSION, source_lang: "ar" })
}

/// The Arabic of the segments before and after that are translated, which is the context of a unit.
fn around(segments: &[SegmentRecord], at: usize) -> [Option<&str>; 2] {
    let (before, after) = segments.split_at(at.min(segments.len()));
    let translatable = |segment: &&SegmentRecord| segment.role.is_translatable();
    [before.iter().rev().find(translatable), after.iter().skip(1).find(translatable)]
        .map(|found| found.map(|segment| segment.source.as_str()))
}

fn segment_unit(
    article: &ArticleId,
    title: Option<&str>,
    segment: &SegmentRecord,
    [before, after]: [Option<&str>; 2],
) -> TmxUnit {
    let mut unit = TmxUnit::new(segment.source.clone(), segment.translation.text());
    unit.id = Some(segment.id.to_string());
    unit.change_date = Some(segment.updated_at.to_string());
    let state = segment.translation.state().name();
    let props = [
        (property::ARTICLE, Some(article.as_str())),
        (property::SEGMENT, Some(segment.id.as_str())),
        (property::ARTICLE_TITLE, title),
        (property::BEFORE, before),
        (property::AFTER, after),
        (property::STATE, Some(state)),
    ];
    unit.props = props.into_iter().filter_map(|(name, value)| Some(written(name, value?.to_owned()))).collect();
    unit
}

fn xliff(name: &str, lines: &[XliffSegment], v21: bool) -> io::Result<Vec<u8>> {
    let header =
        XliffHeader { original: name, source_lang: "ar", target_lang: "en", tool: TOOL, tool_version: VERSION };
    let mut out = Vec::new();
    if v21 {
        write_xliff21(&mut out, &header, lines)?
    } else {
        write_xliff12(&mut out, &header, lines)?
    }
    Ok(out)
}

fn xliff_segment(segment: &SegmentRecord, suggested: &Suggested) -> XliffSegment {
    let line = xliff_line(segment.id.to_string(), &segment.source, segment.role, suggested);
    let state = match segment.translation.state() {
        State::Empty => XliffState::Empty,
        State::Draft => XliffState::Draft,
        State::Confirmed => XliffState::Confirmed,
        State::Reviewed => XliffState::Reviewed,
    };
    XliffSegment { target: segment.translation.text().to_owned(), state, ..line }
}

fn xliff_line(id: String, source: &str, role: Role, suggested: &Suggested) -> XliffSegment {
    let note = |hit: &super::TermHit| {
        let rendering = hit.record.concept.rendering()?;
        Some(XliffNote { from: "glossary".into(), text: format!("{} = {}", hit.occurrence.term, rendering.text) })
    };
    let matches = suggested.proposals.iter().map(|proposal| {
        let unit = proposal.evidence.unit.as_ref();
        XliffMatch {
            source: unit.map_or(source, |(_, unit)| &unit.source).to_owned(),
            target: proposal.text.clone(),
            score: proposal.score,
            kind: match proposal.kind {
                Kind::Context => MatchKind::Context,
                Kind::Exact => MatchKind::Exact,
                Kind::Repaired => MatchKind::Repaired,
                Kind::Fuzzy => MatchKind::Fuzzy,
                Kind::Assembled => MatchKind::Assembled,
            },
            origin: unit.map_or("glossary", |(memory, _)| memory).to_owned(),
        }
    });
    let terms = suggested.terms.iter().filter(|hit| !hit.occurrence.within).filter_map(note);
    XliffSegment {
        id,
        source: source.to_owned(),
        target: String::new(),
        state: XliffState::Empty,
        taken_from: None,
        role: role.name().to_owned(),
        notes: terms.chain(suggested.names.iter().filter_map(name_note)).collect(),
        matches: matches.collect(),
    }
}

/// A name that the glossary has not. No mark can stand in a draft, so the note says what nobody has verified.
fn name_note(name: &NamedPerson) -> Option<XliffNote> {
    let whence = match name.source {
        NameSource::Glossary(_) => return None,
        NameSource::Article => "as confirmed in this article",
        NameSource::Transliteration => "unverified transliteration",
    };
    Some(XliffNote { from: "names".into(), text: format!("{} = {} ({whence})", name.text, name.english) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_item_loses_its_bullet_and_nothing_else() {
        for (text, expected) in [
            ("- Deploying monitors.", "Deploying monitors."),
            ("• One", "One"),
            ("-5 degrees", "-5 degrees"),
            ("1. First", "1. First"),
            ("Plain", "Plain"),
        ] {
            assert_eq!(without_bullet(text), expected);
        }
    }
}
