// Whole files in and out; "-" is standard input.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "../../core/plan/problem.hpp"

namespace malvag::cli {

enum class FileTrouble { cannot_open, too_large };
// Stops reading as soon as it is larger than a plan file may be.
tl::expected<std::string, FileTrouble> read_file(const std::string& path);

// Replaces the file only once all is written. False: it could not be.
bool write_file(const std::string& path, std::string_view bytes);
bool write_out(std::string_view bytes);  // standard output
// For people. What a plan says must not steer the terminal: its control signs are shown as U+FFFD.
bool write_words(std::string_view text);  // standard output
void write_error(std::string_view text);  // standard error, with a line feed

}  // namespace malvag::cli
