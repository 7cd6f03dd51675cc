// An input broken in small ways: flipped bits, cuts, repeated pieces, pieces of other inputs, and
// numbers, signs and texts that readers stumble over.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../core/support/chance.hpp"

namespace malvag::fuzz {

constexpr std::size_t longest_input = 16'000;

inline const std::vector<std::string> signs = {"{",
                                               "}",
                                               "[",
                                               "]",
                                               "\"",
                                               "\"\"",
                                               ",",
                                               ":",
                                               ";",
                                               "\t",
                                               "\n",
                                               " ",
                                               "-",
                                               "\r",
                                               "\\",
                                               "\\u0000",
                                               "\\ud800",
                                               "\xFF",
                                               "\xC3",
                                               "null",
                                               "true",
                                               "å",
                                               "é",
                                               "−",
                                               "–",
                                               "\xC2\xA0",
                                               "\xEF\xBB\xBF",
                                               "mkr",
                                               "%",
                                               "~1",
                                               "\"id\":",
                                               "a\xCC\x8A",
                                               "/-",
                                               "\nu\n",
                                               "\nr\n",
                                               "\nb\n",
                                               "\ne\n",
                                               std::string(1, '\0')};
inline const std::vector<std::string> numbers = {"0",
                                                 "1",
                                                 "-1",
                                                 "-0",
                                                 "2",
                                                 "0.5",
                                                 "0.1",
                                                 "1e-7",
                                                 "7",
                                                 "2020",
                                                 "1899",
                                                 "2201",
                                                 "1e5",
                                                 "10001",
                                                 "300",
                                                 "1e15",
                                                 "1e150",
                                                 "1e308",
                                                 "-1e308",
                                                 "1e999",
                                                 "NaN",
                                                 "1e-308",
                                                 "1,5",
                                                 "1 234,5",
                                                 "(12)",
                                                 "0.3333333333",
                                                 "1000000000",
                                                 "1000000001",
                                                 "9007199254740993",
                                                 "18446744073709551615",
                                                 "-9223372036854775808",
                                                 "99999999999999999999"};

class Mutation {
 public:
  Mutation(const std::vector<std::string>& corpus, test::Chance& chance)
      : corpus_(corpus), chance_(chance), text_(chance.one_of(corpus)) {}

  std::string made() {
    for (std::size_t more = chance_.one_in(3) ? 6 : 1; more > 0; --more) change();
    if (text_.size() > longest_input) text_.resize(longest_input);
    return std::move(text_);
  }

 private:
  void change() {
    const std::size_t at = chance_.below(text_.size() + 1);
    switch (chance_.below(9)) {
      case 0:
        return flip_bit();
      case 1:
        text_.erase(at, 1 + chance_.below(1 + text_.size() / (1 + chance_.below(64))));
        return;
      case 2:
        return repeat(at);
      case 3:
        text_.insert(at, piece_of(chance_.one_of(corpus_)));
        return;
      case 4:
        return splice();
      case 5:
        text_.insert(at, chance_.one_of(signs));
        return;
      case 6:
        return replace_line();
      default:
        return replace_number();
    }
  }

  void flip_bit() {
    if (text_.empty()) return;
    char& byte = text_[chance_.below(text_.size())];
    byte = static_cast<char>(byte ^ (1 << chance_.below(8)));
  }
  std::string piece_of(const std::string& text) {
    return text.substr(chance_.below(text.size() + 1), 1 + chance_.below(60));
  }
  void repeat(std::size_t at) {
    const std::string piece = chance_.one_in(3) ? chance_.one_of(signs) : piece_of(text_);
    std::string many;
    for (std::size_t more = 1 + chance_.below(chance_.one_in(8) ? 200 : 6); more > 0; --more) {
      many += piece;
    }
    text_.insert(at, many);
  }
  // This input's beginning and another one's end.
  void splice() {
    const std::string& other = chance_.one_of(corpus_);
    text_.resize(chance_.below(text_.size() + 1));
    text_ += other.substr(chance_.below(other.size() + 1));
  }
  // A line in the place of another: of any input, so that whole commands and rows wander.
  void replace_line() {
    const std::string& other = chance_.one_of(corpus_);
    const auto [begin, length] = line_in(text_);
    const auto [from, count] = line_in(other);
    text_.replace(begin, chance_.one_in(2) ? 0 : length, other.substr(from, count));
  }
  std::pair<std::size_t, std::size_t> line_in(const std::string& text) {
    const std::size_t near = chance_.below(text.size() + 1);
    const std::size_t before = near == 0 ? std::string::npos : text.rfind('\n', near - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::size_t end = text.find('\n', begin);
    return {begin, (end == std::string::npos ? text.size() : end + 1) - begin};
  }
  void replace_number() {
    const std::size_t near = chance_.below(text_.size() + 1);
    const std::size_t begin = text_.find_first_of("0123456789", near);
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(text_.find_first_not_of("0123456789.", begin), text_.size());
    text_.replace(begin, end - begin,
                  chance_.one_in(3) ? std::to_string(chance_.below(12)) : chance_.one_of(numbers));
  }

  const std::vector<std::string>& corpus_;
  test::Chance& chance_;
  std::string text_;
};

}  // namespace malvag::fuzz
