// Words for people. Every text is looked up by a key that the build makes of the locale files, so
// an unknown key does not compile. No sentence is put together of pieces: a text has named places,
// "{title} ryms", that arguments fill.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text_keys.hpp"

namespace malvag::ui {

enum class Language { sv, en };
std::string code_of(Language language);  // "sv", "en"

// What fills a text's places, kept.
using Arguments = std::vector<std::pair<std::string, std::string>>;

// The same borrowed for a call, where most are listed in the call itself: nothing is copied.
struct Argument {
  std::string_view place;
  std::string_view words;
};
class Filling {
 public:
  Filling() = default;
  Filling(std::initializer_list<Argument> listed) : listed_(listed) {}
  Filling(const Arguments& kept) : kept_(&kept) {}
  std::optional<std::string_view> words_at(std::string_view place) const;

 private:
  std::initializer_list<Argument> listed_;
  const Arguments* kept_ = nullptr;
};

std::string text(Language language, TextKey key);
std::string text(Language language, TextKey key, const Filling& filling);

// The form for a number; {count} is filled with it, in words up to twelve.
std::string plural(Language language, PluralKey key, std::int64_t count,
                   const Filling& filling = {});

// For keys that come as data (codes of problems and findings): none if there is no such text, or
// none of the kinds of which generate_texts.cmake keeps the names.
std::optional<std::string> text_by_name(Language language, std::string_view key,
                                        const Filling& filling = {});

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
