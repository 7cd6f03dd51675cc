// Words for people. Every text is looked up by a key that the build makes of the locale files, so
// an unknown key does not compile. No sentence is put together of pieces: a text has named places,
// "{title} ryms", that arguments fill.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text_keys.hpp"

namespace malvag::ui {

enum class Language { sv, en };
std::string code_of(Language language);  // "sv", "en"

using Arguments = std::vector<std::pair<std::string, std::string>>;

std::string text(Language language, TextKey key, const Arguments& arguments = {});

// The form for a number; {count} is filled with it, in words up to twelve.
std::string plural(Language language, PluralKey key, std::int64_t count, Arguments arguments = {});

// For keys that come as data (codes of problems and findings): none if there is no such text.
std::optional<std::string> text_by_name(Language language, std::string_view key,
                                        const Arguments& arguments = {});

// As it stands in the locale file, with its places.
std::optional<std::string_view> pattern_by_name(Language language, std::string_view key);

// For a program that holds no texts: all of a language's, as generate_texts.cmake writes them.
// False: they are another program's, and nothing is changed.
bool give_texts(Language language, std::string all);

std::string number_word(Language language, std::int64_t number);  // "sex", beyond twelve digits

// A sentence's first letter, also å, ä, ö.
std::string capitalised(std::string sentence);

// In small letters, å ä ö and their kin too: what is searched in, and for.
std::string folded(std::string_view text);

// A title as it stands inside a sentence: "Ökade frisktal" → "ökade frisktal", but "IT-stöd" stays.
std::string in_sentence(std::string title);

}  // namespace malvag::ui
