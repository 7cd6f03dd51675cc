// Reads a program back from CPLEX's LP format: as much of the format as is written here, and by its
// own rules, not by ours.
#pragma once

#include <catch_amalgamated.hpp>
#include <sstream>
#include <string>

#include "../../../core/portfolio/program.hpp"

namespace malvag::test {

// Equations become two rows; what is fixed comes back as such.
inline portfolio::Program read_linear(const std::string& text) {
  using portfolio::Row;
  std::istringstream lines(text);
  std::string words;
  for (std::string line; std::getline(lines, line);) {
    REQUIRE(line.size() <= 510);
    words += line.substr(0, line.find('\\')) + "\n";
  }
  std::istringstream stream(words);
  portfolio::Program program;
  const auto item_of = [&](const std::string& name) {
    REQUIRE(name.substr(0, 1) == "x");
    const auto item = static_cast<std::size_t>(std::stoul(name.substr(1)));
    if (item >= program.values.size()) {
      program.values.resize(item + 1, 0);
      program.items.resize(item + 1);
      program.fixed.resize(item + 1, -1);
    }
    return static_cast<portfolio::Item>(item);
  };
  std::string word, section;
  Row row;
  std::int64_t sign = 1, amount = 1;
  std::size_t binaries = 0;
  while (stream >> word) {
    if (word == "Maximize" || word == "Subject" || word == "Binary" || word == "End") {
      section = word;
      if (word == "Subject") REQUIRE((stream >> word && word == "To"));
    } else if (section == "Binary") {
      REQUIRE(item_of(word) == binaries++);  // all, in their order
    } else if (word.back() == ':') {
      row = {};
    } else if (word == "+" || word == "-") {
      sign = word == "-" ? -1 : 1;
    } else if (word == "<=") {
      stream >> row.limit;
      std::vector<portfolio::Term> terms;
      for (const portfolio::Term& term : row.terms) {
        if (term.amount != 0) terms.push_back(term);
      }
      row.terms = terms;
      portfolio::add_row(program, row);
    } else if (word == "=") {
      int value = -1;
      stream >> value;
      REQUIRE(row.terms.size() == 1);
      program.fixed[row.terms[0].place] = static_cast<signed char>(value);
    } else if (word[0] == 'x') {
      const portfolio::Item item = item_of(word);
      if (section == "Maximize") {
        program.values[item] += sign * amount;
      } else {
        row.terms.push_back({item, sign * amount});
      }
      sign = amount = 1;
    } else {
      amount = std::stoll(word);
    }
  }
  REQUIRE(section == "End");
  REQUIRE(binaries == program.size());
  return program;
}

}  // namespace malvag::test
