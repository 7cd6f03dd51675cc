// Is it UTF-8, and if not, where does it stop being so.
#pragma once

#include <cstddef>
#include <string_view>

namespace malvag::io {

// The place of the first byte that belongs to no well-formed character (RFC 3629: no surrogates,
// no overlong forms, nothing above U+10FFFF); npos when all is well.
std::size_t first_fault_in_utf8(std::string_view bytes);

}  // namespace malvag::io
