//! Which test holds which invariant of `src/lib.rs`? A test of the invariant's name for each: it names the tests that do
//! the work and fails when one of them is gone, so that an invariant cannot lose its guard unnoticed.

#![allow(clippy::unwrap_used)]

use std::path::Path;

/// Fails unless each `file` has a test of that name that is run.
#[track_caller]
fn held_by(guards: &[(&str, &str)]) {
    for (file, test) in guards {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let before = text.split(&format!("fn {test}(")).next().unwrap();
        assert!(before.len() < text.len(), "{file} has no {test}");
        let attributes = before.rsplit("}\n").next().unwrap();
        assert!(attributes.contains("#[test]") || attributes.contains("proptest!"), "{file}: {test} is no test");
        assert!(!attributes.contains("#[ignore"), "{file}: {test} is not run");
    }
}

#[test]
fn invariant_1_segments_and_gaps_joined_are_the_source_and_spans_index_the_original_text() {
    held_by(&[
        ("tests/articles.rs", "segments_and_gaps_are_the_source"),
        ("tests/articles.rs", "segments_split_and_merge_without_losing_a_letter"),
        ("tests/bad_input.rs", "odd_texts_lose_nothing"),
        ("tests/contract.rs", "segments_are_spans_in_code_points_or_utf16"),
        ("tests/contract.rs", "terms_are_spans_in_code_points_or_utf16"),
        ("tests/contract.rs", "pretranslation_is_by_text_or_by_segments_and_counts_what_it_covers"),
    ]);
}

#[test]
fn invariant_2_pure_modules_name_neither_http_nor_sql_nor_files_nor_the_clock_and_never_fail() {
    held_by(&[
        ("tests/tidy.rs", "pure_modules_name_neither_http_nor_sql_nor_files_nor_the_clock"),
        ("tests/tidy.rs", "pure_modules_return_values"),
        ("tests/tidy.rs", "a_lower_layer_does_not_use_a_higher_one"),
    ]);
}

#[test]
fn invariant_3_a_2xx_to_a_write_means_on_disk_and_seen_by_the_next_query_of_anybody() {
    held_by(&[
        ("tests/edits_survive.rs", "an_acknowledged_edit_survives_kill_9"),
        ("tests/articles.rs", "what_one_confirms_everybody_finds"),
        ("tests/glossary_api.rs", "a_concept_counts_at_once_from_its_first_day_to_its_last"),
        ("tests/memory.rs", "a_unit_that_is_corrected_or_deleted_is_seen_so_at_once"),
    ]);
}

#[test]
fn invariant_4_every_write_that_a_cache_must_see_has_a_number_and_a_cache_equals_a_rebuild() {
    held_by(&[
        ("tests/memory.rs", "an_import_from_the_command_line_is_seen_by_the_next_query"),
        ("tests/memory.rs", "a_restart_finds_what_the_running_server_found"),
    ]);
}

#[test]
fn invariant_5_revisions_and_the_audit_trail_are_append_only_and_hash_chained() {
    held_by(&[
        ("tests/cli.rs", "a_tampered_database_is_found"),
        ("tests/cli.rs", "the_database_itself_refuses_to_change_the_past"),
        ("tests/articles.rs", "a_confirmed_text_that_is_edited_is_a_draft_and_everything_is_in_the_history"),
    ]);
}

#[test]
fn invariant_6_the_server_opens_no_outbound_connection_starts_no_process_unpacks_no_archive_to_disk() {
    held_by(&[("tests/tidy.rs", "the_server_opens_no_outbound_connection_and_starts_no_process")]);
}

#[test]
fn invariant_7_reading_any_upload_ends_within_its_limits() {
    held_by(&[
        ("tests/bad_input.rs", "what_is_too_large_is_refused_with_the_limit"),
        ("tests/bad_input.rs", "bytes_that_are_no_text_are_said_to_be_none"),
        ("tests/bad_input.rs", "json_that_is_none_or_says_something_else_is_refused"),
        ("tests/memory.rs", "a_broken_file_leaves_nothing_and_says_where"),
        ("tests/listening.rs", "half_a_request_does_not_hold_a_connection_for_ever"),
    ]);
}
