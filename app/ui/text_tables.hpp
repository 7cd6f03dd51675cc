// The shape of the texts that generate_texts.cmake writes.
#pragma once

#include <string_view>

namespace malvag::ui {

inline constexpr char after_each_text = '\x1e';  // also after the last
extern const std::string_view text_names;        // the keys that are looked up by name, sorted
extern const unsigned short places_of_names[];   // of each among all keys
extern const std::string_view texts_within[2];   // by language, in the keys' order; empty: the
                                                 // program is given them
extern const unsigned text_count;

}  // namespace malvag::ui
