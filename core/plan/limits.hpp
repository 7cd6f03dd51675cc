// How much a plan file, what is pasted into a plan, and a frame may hold. Checked before memory is
// asked for.
#pragma once

#include <cstddef>
#include <cstdint>

namespace malvag::limits {

inline constexpr std::size_t file_bytes = 64u * 1024 * 1024;
inline constexpr std::size_t depth = 64;  // nested objects and lists
// In one collection: more than any region has. What a frame then takes: tests/bench/run limits.
inline constexpr std::size_t entities = 10'000;
inline constexpr std::size_t influences = 30'000;   // pairs of goals, that several people may judge
inline constexpr std::size_t list_length = 10'000;  // in one entity
inline constexpr std::size_t values_in_entity = 500'000;  // numbers, texts, lists … in one entity
inline constexpr std::size_t journal_entries = 500'000;
inline constexpr std::size_t text_bytes = 100'000;  // one text
// Of what is written in the app or pasted; a longer title in a file is read, and shown shortened.
inline constexpr std::size_t title_characters = 500;
inline constexpr std::size_t id_bytes = 64;
inline constexpr std::size_t problems = 200;        // reported from one file
inline constexpr double weight = 1'000'000'000;     // of a criterion, a goal: their sums stay exact
inline constexpr std::int64_t tkr = 1'000'000'000;  // ± a thousand billion kronor
// What is pasted from a spreadsheet. Rows are as many as a person can look through; the change that
// they become keeps to the limits of a list and of an entity's values above.
inline constexpr std::size_t table_bytes = 4u * 1024 * 1024;
inline constexpr std::size_t table_rows = 2'000;
inline constexpr std::size_t table_columns = 100;
inline constexpr std::size_t cell_bytes = 10'000;
// What one frame says of a plan, however large: every list and table is cut to what is near.
inline constexpr std::size_t nodes_in_frame = 3'000;
inline constexpr std::size_t name_bytes = 2'000;  // of a node, where it is not a text to be read
inline constexpr std::size_t part_bytes =
    10'000;                                  // of what is put into a sentence, a title or a list
inline constexpr std::size_t options = 200;  // of a list to choose from; beyond, one searches
inline constexpr std::size_t items = 200;    // of a list beside the subject
inline constexpr int year_from = 1900;
inline constexpr int year_to = 2200;

}  // namespace malvag::limits
