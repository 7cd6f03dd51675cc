// SHA-256 (FIPS 180-4): what the journal's entries are chained with.
#pragma once

#include <string>
#include <string_view>

namespace malvag::edit {

std::string sha256(std::string_view bytes);  // 64 hexadecimal digits, lower case

}  // namespace malvag::edit
