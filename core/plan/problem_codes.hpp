// Every code a Problem can carry. A test holds them against the words in both locale files.
#pragma once

#include <array>
#include <string_view>

namespace malvag::problem {

// The file as a whole.
inline constexpr std::string_view file_too_large = "file.too-large";
inline constexpr std::string_view plan_too_large = "plan.too-large";  // with a change; megabytes
inline constexpr std::string_view file_empty = "file.empty";
inline constexpr std::string_view file_is_pdf = "file.is-pdf";
inline constexpr std::string_view file_is_archive = "file.is-archive";  // docx, xlsx, zip
inline constexpr std::string_view file_unreadable = "file.unreadable";
// The address names a plan that does not lie on this site.
inline constexpr std::string_view file_not_there = "file.notThere";
inline constexpr std::string_view file_not_utf8 = "file.not-utf8";
inline constexpr std::string_view file_not_json =
    "file.not-json";  // expected: what, found: line:column
inline constexpr std::string_view file_too_deep = "file.too-deep";
inline constexpr std::string_view file_not_a_plan = "file.not-a-plan";
inline constexpr std::string_view file_newer_version = "file.newer-version";
inline constexpr std::string_view file_too_many_problems = "file.too-many-problems";

// One place in the file.
inline constexpr std::string_view member_doubled = "member.doubled";
inline constexpr std::string_view member_missing = "member.missing";
inline constexpr std::string_view type_wrong = "type.wrong";
inline constexpr std::string_view number_not_finite = "number.not-finite";
inline constexpr std::string_view number_out_of_range = "number.out-of-range";
inline constexpr std::string_view number_not_whole = "number.not-whole";
inline constexpr std::string_view text_too_long = "text.too-long";
inline constexpr std::string_view title_too_long = "title.too-long";  // written in the app
inline constexpr std::string_view list_too_long = "list.too-long";
inline constexpr std::string_view value_unknown = "value.unknown";  // not one of the allowed words
inline constexpr std::string_view date_invalid = "date.invalid";
inline constexpr std::string_view year_invalid = "year.invalid";
inline constexpr std::string_view id_missing = "id.missing";
inline constexpr std::string_view id_malformed = "id.malformed";
inline constexpr std::string_view id_doubled = "id.doubled";
inline constexpr std::string_view reference_dangling = "reference.dangling";
inline constexpr std::string_view reference_doubled = "reference.doubled";
inline constexpr std::string_view reference_cycle = "reference.cycle";

// A command that cannot be carried out.
inline constexpr std::string_view command_unknown_collection = "command.unknown-collection";
inline constexpr std::string_view command_unknown_entity = "command.unknown-entity";
inline constexpr std::string_view command_still_referred_to = "command.still-referred-to";
inline constexpr std::string_view command_changes_nothing = "command.changes-nothing";
inline constexpr std::string_view command_changes_id = "command.changes-id";
inline constexpr std::string_view command_bad_pointer = "command.bad-pointer";
inline constexpr std::string_view command_read_only = "command.read-only";

// A table that was pasted: the first ones refuse it, the others are remarks about one cell.
inline constexpr std::string_view table_empty = "table.empty";
inline constexpr std::string_view table_not_text = "table.not-text";
inline constexpr std::string_view table_too_large = "table.too-large";
inline constexpr std::string_view table_too_many_rows = "table.too-many-rows";
inline constexpr std::string_view table_too_many_columns = "table.too-many-columns";
inline constexpr std::string_view table_cell_too_long = "table.cell-too-long";
inline constexpr std::string_view table_title_too_long = "table.title-too-long";
inline constexpr std::string_view table_quote_unclosed = "table.quote-unclosed";
inline constexpr std::string_view table_unknown_title = "table.unknown-title";
inline constexpr std::string_view table_unknown_status = "table.unknown-status";
inline constexpr std::string_view table_not_a_number = "table.not-a-number";
inline constexpr std::string_view table_number_out_of_range = "table.number-out-of-range";
inline constexpr std::string_view table_not_a_date = "table.not-a-date";

inline constexpr std::array all = {file_too_large,
                                   plan_too_large,
                                   file_empty,
                                   file_is_pdf,
                                   file_is_archive,
                                   file_not_utf8,
                                   file_not_json,
                                   file_too_deep,
                                   file_not_a_plan,
                                   file_newer_version,
                                   file_too_many_problems,
                                   file_unreadable,
                                   file_not_there,
                                   member_doubled,
                                   member_missing,
                                   type_wrong,
                                   number_not_finite,
                                   number_out_of_range,
                                   number_not_whole,
                                   text_too_long,
                                   title_too_long,
                                   list_too_long,
                                   value_unknown,
                                   date_invalid,
                                   year_invalid,
                                   id_missing,
                                   id_malformed,
                                   id_doubled,
                                   reference_dangling,
                                   reference_doubled,
                                   reference_cycle,
                                   command_unknown_collection,
                                   command_unknown_entity,
                                   command_still_referred_to,
                                   command_changes_nothing,
                                   command_changes_id,
                                   command_bad_pointer,
                                   command_read_only,
                                   table_empty,
                                   table_not_text,
                                   table_too_large,
                                   table_too_many_rows,
                                   table_too_many_columns,
                                   table_cell_too_long,
                                   table_title_too_long,
                                   table_quote_unclosed,
                                   table_unknown_title,
                                   table_unknown_status,
                                   table_not_a_number,
                                   table_number_out_of_range,
                                   table_not_a_date};

}  // namespace malvag::problem
