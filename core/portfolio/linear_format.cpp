// Writes terms, rows and comments, line by line.
#include "linear_format.hpp"

#include <algorithm>
#include <cstdlib>

namespace malvag::portfolio {
namespace {

constexpr std::size_t terms_of_a_line = 10;  // the format's lines are at most 510 characters long

// A comment goes to the end of its line.
void add_note(std::string& text, const std::string& subject, const std::string& words) {
  if (words.empty()) return;
  text += "\\ " + subject;
  for (const char letter : words) text += letter == '\n' || letter == '\r' ? ' ' : letter;
  text += '\n';
}

class Sum {
 public:
  explicit Sum(std::string& text) : text_(text) {}
  void add(std::int64_t amount, Item item) {
    if (count_ > 0 && count_ % terms_of_a_line == 0) text_ += "\n ";
    ++count_;
    text_ += amount < 0 ? " - " : " + ";
    text_ += std::to_string(std::abs(amount)) + " x" + std::to_string(item);
  }
  bool empty() const { return count_ == 0; }

 private:
  std::string& text_;
  std::size_t count_ = 0;
};

void add_row(std::string& text, const Row& row, std::size_t place) {
  text += " r" + std::to_string(place) + ":";
  Sum sum(text);
  for (const Term& term : row.terms) sum.add(term.amount, term.place);
  if (sum.empty()) sum.add(0, 0);  // a row needs a variable
  text += " <= " + std::to_string(row.limit) + "\n";
}

}  // namespace

std::string linear_format(const Program& program, const LinearNotes& notes) {
  std::string text;
  for (const std::string& words : notes.head) add_note(text, "", words);
  for (std::size_t item = 0; item < std::min(notes.items.size(), program.size()); ++item) {
    add_note(text, "x" + std::to_string(item) + " ", notes.items[item]);
  }
  for (std::size_t row = 0; row < std::min(notes.rows.size(), program.rows.size()); ++row) {
    add_note(text, "r" + std::to_string(row) + " ", notes.rows[row]);
  }
  text += "Maximize\n value:";
  Sum objective(text);
  for (Item item = 0; item < program.size(); ++item) objective.add(program.values[item], item);
  text += "\nSubject To\n";
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    if (program.rows[row].terms.empty() && program.rows[row].limit >= 0) continue;
    add_row(text, program.rows[row], row);
  }
  for (Item item = 0; item < program.size(); ++item) {
    if (program.fixed[item] < 0) continue;
    const std::string name = std::to_string(item);
    text += " f" + name + ": x" + name + " = " + std::to_string(program.fixed[item]) + "\n";
  }
  text += "Binary\n";
  for (Item item = 0; item < program.size(); ++item) text += " x" + std::to_string(item) + "\n";
  return text + "End\n";
}

}  // namespace malvag::portfolio
