// Looks texts up and fills their places.
#include "text.hpp"

#include "../../core/plan/limits.hpp"
#include "numbers.hpp"
#include "text_tables.hpp"

namespace malvag::ui {
namespace {

// Texts that stand after each other, taken apart.
class Texts {
 public:
  // Nothing at all where the last has no end: it is no file of texts.
  explicit Texts(std::string all) : all_(std::move(all)) {
    if (all_.empty() || all_.back() != after_each_text) return;
    for (std::size_t at = 0; at < all_.size(); at = ends_.back() + 1) {
      ends_.push_back(all_.find(after_each_text, at));
    }
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t place) const {
    if (place >= ends_.size()) return {};
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1] + 1;
    return std::string_view(all_).substr(begin, ends_[place] - begin);
  }

 private:
  std::string all_;
  std::vector<std::size_t> ends_;
};

Texts& texts_of(Language language) {
  static Texts sv{std::string(texts_within[0])};
  static Texts en{std::string(texts_within[1])};
  return language == Language::sv ? sv : en;
}

std::string_view in_language(std::size_t place, Language language) {
  return texts_of(language)[place];
}

std::optional<std::size_t> place_of(std::string_view key) {
  static const Texts names{std::string(text_names)};
  std::size_t from = 0, to = names.size();
  while (from < to) {
    const std::size_t middle = (from + to) / 2;
    if (names[middle] < key) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  if (from == names.size() || names[from] != key) return std::nullopt;
  return places_of_names[from];
}

void append_part(std::string_view part, std::string& sentence) {
  if (part.size() <= limits::part_bytes) {
    sentence.append(part);
    return;
  }
  std::size_t end = limits::part_bytes;
  while (end > 0 && (static_cast<unsigned char>(part[end]) & 0xC0) == 0x80) --end;
  sentence.append(part.substr(0, end)).append("…");
}

// `also`: one more place.
std::string filled(std::string_view pattern, const Filling& filling, const Argument& also = {}) {
  std::string result;
  result.reserve(pattern.size() + 32);
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) {
      result.append(pattern.substr(at));
      break;
    }
    result.append(pattern.substr(at, open - at));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    append_part(filling.words_at(name).value_or(name == also.place ? also.words : ""), result);
    at = close + 1;
  }
  return result;
}

// Soft hyphen, zero-width space and joiners, byte order mark: nobody sees them or searches for
// them.
std::size_t unseen_at(std::string_view text) {
  for (const std::string_view sign : {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                      "\xE2\x81\xA0", "\xEF\xBB\xBF"}) {
    if (text.substr(0, sign.size()) == sign) return sign.size();
  }
  return 0;
}

}  // namespace

std::string code_of(Language language) {
  return language == Language::sv ? "sv" : "en";
}

std::optional<std::string_view> Filling::words_at(std::string_view place) const {
  for (const Argument& listed : listed_) {
    if (listed.place == place) return listed.words;
  }
  if (!kept_) return std::nullopt;
  for (const auto& [of_place, words] : *kept_) {
    if (of_place == place) return words;
  }
  return std::nullopt;
}

std::string text(Language language, TextKey key) {
  return text(language, key, {});
}
std::string text(Language language, TextKey key, const Filling& filling) {
  return filled(in_language(static_cast<std::size_t>(key), language), filling);
}

std::string plural(Language language, PluralKey key, std::int64_t count, const Filling& filling) {
  const std::size_t place = static_cast<std::size_t>(key) + (count == 1 ? 0 : 1);
  const std::string number = number_word(language, count);
  return capitalised(filled(in_language(place, language), filling, {"count", number}));
}

std::optional<std::string> text_by_name(Language language, std::string_view key,
                                        const Filling& filling) {
  const auto pattern = pattern_by_name(language, key);
  if (!pattern) return std::nullopt;
  return filled(*pattern, filling);
}

std::optional<std::string_view> pattern_by_name(Language language, std::string_view key) {
  const auto place = place_of(key);
  if (!place) return std::nullopt;
  return in_language(*place, language);
}

bool give_texts(Language language, std::string all) {
  Texts given(std::move(all));
  if (given.size() != text_count) return false;
  texts_of(language) = std::move(given);
  return true;
}

std::string number_word(Language language, std::int64_t number) {
  if (number >= 0 && number <= 12) {
    if (auto word = text_by_name(language, "number." + std::to_string(number))) return *word;
  }
  return whole_number(language, number);
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto sign = static_cast<unsigned char>(text[at]);
    if (sign >= 'A' && sign <= 'Z') {
      result += static_cast<char>(sign - 'A' + 'a');
    } else if (sign == 0xC3 && at + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++at]);
      const bool is_capital = next >= 0x80 && next <= 0x9E && next != 0x97;
      result += text[at - 1];
      result += static_cast<char>(is_capital ? next + 0x20 : next);
    } else if (const std::size_t unseen = sign < 0x80 ? 0 : unseen_at(text.substr(at))) {
      at += unseen - 1;
    } else {
      result += text[at];
    }
  }
  return result;
}

std::string capitalised(std::string sentence) {
  if (sentence.empty()) return sentence;
  const auto first = static_cast<unsigned char>(sentence[0]);
  if (first >= 'a' && first <= 'z') {
    sentence[0] = static_cast<char>(first - 'a' + 'A');
  } else if (first == 0xC3 && sentence.size() > 1) {  // å, ä, ö and their kin in UTF-8
    const auto second = static_cast<unsigned char>(sentence[1]);
    if (second >= 0xA0 && second != 0xB7 && second != 0xBF) {
      sentence[1] = static_cast<char>(second - 0x20);
    }
  }
  return sentence;
}

std::string in_sentence(std::string title) {
  if (title.size() < 2) return title;
  const auto first = static_cast<unsigned char>(title[0]);
  const auto second = static_cast<unsigned char>(title[1]);
  const bool is_abbreviation = second >= 'A' && second <= 'Z';
  if (first >= 'A' && first <= 'Z' && !is_abbreviation) {
    title[0] = static_cast<char>(first - 'A' + 'a');
  } else if (first == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97) {
    title[1] = static_cast<char>(second + 0x20);
  }
  return title;
}

}  // namespace malvag::ui
