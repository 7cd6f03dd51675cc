// A fast way through JSON that is as it should be, told to a handler with the functions of
// nlohmann's SAX interface. What is not as it should be is only noticed: nlohmann's own parser,
// over the same text again, says what and where. Both tell the same of every text that both take; a
// test compares them.
#pragma once

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plain_text.hpp"

namespace malvag::io {

enum class Scanned { whole, stopped, faulty };  // stopped: by the handler

template <class Handler>
class Scanner {
 public:
  // `text` is UTF-8 without a byte order mark; that it is proper UTF-8 has been seen to.
  Scanner(std::string_view text, Handler& handler)
      : at_(text.data()), end_(text.data() + text.size()), handler_(handler) {}

  Scanned run() {
    if (!value()) return why_;
    while (!open_.empty()) {
      if (!next()) return why_;
    }
    skip_space();
    return at_ == end_ ? Scanned::whole : Scanned::faulty;
  }

 private:
  // ---- structure ----

  bool next() {
    const bool in_object = open_.back() == '{';
    if (peek() == (in_object ? '}' : ']')) return finish(in_object);
    if (!is_first_ && !take(',')) return false;
    if (in_object) {
      std::string_view name;
      if (!take('"') || !text(name) || !told(handler_.key(name)) || !take(':')) return false;
    }
    return value();
  }

  bool start(bool is_object) {
    ++at_;
    is_first_ = true;
    open_ += is_object ? '{' : '[';
    constexpr auto unknown = static_cast<std::size_t>(-1);
    return told(is_object ? handler_.start_object(unknown) : handler_.start_array(unknown));
  }

  bool finish(bool is_object) {
    ++at_;
    is_first_ = false;
    open_.pop_back();
    return told(is_object ? handler_.end_object() : handler_.end_array());
  }

  bool value() {
    const char first = peek();
    if (first == '{' || first == '[') return start(first == '{');
    is_first_ = false;
    if (first == '"') {
      ++at_;
      std::string_view content;
      return text(content) && told(handler_.string(content));
    }
    if (first == '-' || is_digit(first)) return number();
    if (first == 't') return word("true") && told(handler_.boolean(true));
    if (first == 'f') return word("false") && told(handler_.boolean(false));
    return word("null") && told(handler_.null());
  }

  // ---- signs ----

  static bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

  bool fault() {
    why_ = Scanned::faulty;
    return false;
  }
  bool told(bool goes_on) {
    if (!goes_on) why_ = Scanned::stopped;
    return goes_on;
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  char peek() {  // past spaces; at the end a sign that starts nothing
    skip_space();
    return at_ != end_ ? *at_ : '\0';
  }
  char here() const { return at_ != end_ ? *at_ : '\0'; }

  bool take(char sign) {
    if (peek() != sign || at_ == end_) return fault();
    ++at_;
    return true;
  }
  bool word(std::string_view wanted) {
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).substr(0, wanted.size()) !=
        wanted) {
      return fault();
    }
    at_ += wanted.size();
    return true;
  }

  // ---- text ----

  // From after the quotation mark to after the one that ends it.
  bool text(std::string_view& content) {
    const char* from = at_;
    at_ = end_of_plain(at_, end_);
    if (here() == '"') {
      content = {from, static_cast<std::size_t>(at_ - from)};
      ++at_;
      return true;
    }
    unescaped_.clear();
    while (here() == '\\') {
      unescaped_.append(from, at_);
      ++at_;
      if (!escape()) return fault();
      from = at_;
      at_ = end_of_plain(at_, end_);
    }
    if (here() != '"') return fault();
    unescaped_.append(from, at_);
    ++at_;
    content = unescaped_;
    return true;
  }

  bool escape() {
    constexpr std::string_view signs = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char sign = here();
    if (at_ == end_) return false;
    ++at_;
    const auto place = signs.find(sign);
    if (place != std::string_view::npos) {
      unescaped_ += meanings[place];
      return true;
    }
    return sign == 'u' && escaped_character();
  }

  bool escaped_character() {
    std::uint32_t code = 0;
    if (!four_digits(code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return false;
    if (code >= 0xD800 && code <= 0xDBFF) {
      std::uint32_t low = 0;
      if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return false;
      at_ += 2;
      if (!four_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(code);
    return true;
  }

  bool four_digits(std::uint32_t& code) {
    if (end_ - at_ < 4) return false;
    for (int digit = 0; digit < 4; ++digit, ++at_) {
      const char sign = *at_;
      const int worth = is_digit(sign)               ? sign - '0'
                        : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10
                        : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10
                                                     : -1;
      if (worth < 0) return false;
      code = code * 16 + static_cast<std::uint32_t>(worth);
    }
    return true;
  }

  void append_utf8(std::uint32_t code) {
    const auto add = [this](std::uint32_t byte) { unescaped_ += static_cast<char>(byte); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
      add(0xC0 | code >> 6);
    } else if (code < 0x10000) {
      add(0xE0 | code >> 12);
      add(0x80 | (code >> 6 & 0x3F));
    } else {
      add(0xF0 | code >> 18);
      add(0x80 | (code >> 12 & 0x3F));
      add(0x80 | (code >> 6 & 0x3F));
    }
    add(0x80 | (code & 0x3F));
  }

  // ---- numbers ----

  // Digits into the mantissa, as long as it holds them; how many there were.
  int digits(std::uint64_t& mantissa) {
    const char* from = at_;
    for (; at_ != end_ && is_digit(*at_); ++at_) {
      if (at_ - number_ < longest_exact) {
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at_ - '0');
      }
    }
    return static_cast<int>(at_ - from);
  }

  bool number() {
    number_ = at_;
    const bool is_negative = *at_ == '-';
    if (is_negative) ++at_;
    std::uint64_t mantissa = 0;
    const bool starts_with_zero = here() == '0';
    const int wholes = digits(mantissa);
    if (wholes == 0 || (starts_with_zero && wholes > 1)) return fault();
    if (here() != '.' && here() != 'e' && here() != 'E') {
      return at_ - number_ <= longest_exact ? tell_whole(is_negative, mantissa)
                                            : tell_long_whole(is_negative);
    }
    int exponent = 0;
    if (here() == '.') {
      ++at_;
      exponent = -digits(mantissa);
      if (exponent == 0) return fault();
    }
    if (here() == 'e' || here() == 'E') return power();
    // Both are exact as double, so that the quotient is the nearest double there is.
    constexpr double tens[] = {1e0, 1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,
                               1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17};
    constexpr std::uint64_t largest_exact = std::uint64_t{1} << 53;
    if (at_ - number_ > longest_exact || mantissa > largest_exact) return tell_real();
    const double value = static_cast<double>(mantissa) / tens[-exponent];
    return told(handler_.number_float(is_negative ? -value : value, token()));
  }

  bool power() {
    ++at_;
    if (here() == '+' || here() == '-') ++at_;
    std::uint64_t unused = 0;
    return digits(unused) > 0 ? tell_real() : fault();
  }

  std::string_view token() const { return {number_, static_cast<std::size_t>(at_ - number_)}; }

  bool tell_whole(bool is_negative, std::uint64_t value) {
    return told(is_negative ? handler_.number_integer(-static_cast<std::int64_t>(value))
                            : handler_.number_unsigned(value));
  }

  bool tell_long_whole(bool is_negative) {
    const std::string digits_of_it(token());
    errno = 0;
    if (is_negative) {
      const long long value = std::strtoll(digits_of_it.c_str(), nullptr, 10);
      if (errno == 0) return told(handler_.number_integer(value));
    } else {
      const unsigned long long value = std::strtoull(digits_of_it.c_str(), nullptr, 10);
      if (errno == 0) return told(handler_.number_unsigned(value));
    }
    return tell_real();
  }

  bool tell_real() {
    const std::string digits_of_it(token());
    const double value = std::strtod(digits_of_it.c_str(), nullptr);
    return std::isfinite(value) ? told(handler_.number_float(value, token())) : fault();
  }

  // So many signs of a number, its point and minus among them, always fit the mantissa.
  static constexpr std::ptrdiff_t longest_exact = 18;

  const char* at_;
  const char* const end_;
  const char* number_ = nullptr;
  Handler& handler_;
  std::string open_;  // '{' and '[', the innermost last
  std::string unescaped_;
  bool is_first_ = false;  // nothing yet in the innermost list or object
  Scanned why_ = Scanned::faulty;
};

template <class Handler>
Scanned scan(std::string_view text, Handler& handler) {
  return Scanner<Handler>(text, handler).run();
}

}  // namespace malvag::io
