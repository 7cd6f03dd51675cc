// A report is a document tree: what is said, in order, without how it looks. Writers make a page to
// print of it; the screen for a projector shows it a section at a time. Texts are whole sentences
// in the reader's language, made by whoever builds the report.
#pragma once

#include <string>
#include <vector>

namespace malvag::report {

// What a tag says of how a thing is known.
enum class Mark { computed, judged, unclear, source, example };
struct Tag {
  Mark mark = Mark::source;
  std::string words;
  bool operator==(const Tag&) const = default;
};
// A number that is to be seen from afar, with what it is of.
struct Figure {
  std::string about;
  std::string number;  // empty: there is none
  std::string note;
  bool operator==(const Figure&) const = default;
};
// One of several to choose between.
struct Choice {
  std::string letter;
  std::string title;
  std::string text;
  std::string price_label;  // "Ni avstår"
  std::string price;
  bool operator==(const Choice&) const = default;
};
struct Table {
  std::vector<std::string> heads;              // none: no table
  std::vector<std::vector<std::string>> rows;  // as many cells as heads; the first is the row's own
  bool operator==(const Table&) const = default;
};
// A name and what is said of it.
struct Term {
  std::string name;
  std::string words;
  bool operator==(const Term&) const = default;
};
// What a screen draws in place of a section's table; a page has words and numbers alone.
struct Picture {
  enum class Kind { none, curve, influences, chain };
  Kind kind = Kind::none;
  std::string of;        // the id of what it is of, where there are several
  std::size_t part = 0;  // of that, where it takes several
  bool operator==(const Picture&) const = default;
};
struct Section {
  std::string title;
  std::vector<Tag> tags;
  std::vector<Figure> figures;
  std::vector<std::string> paragraphs;
  std::vector<std::string> points;  // a list
  std::vector<Choice> choices;
  Table table;
  std::vector<Term> terms = {};  // before the list
  Picture picture = {};
  bool operator==(const Section&) const = default;
};
struct Report {
  std::string language;  // "sv", "en"
  std::string title;
  std::string lead;
  std::vector<Tag> tags;
  std::vector<Section> sections;
  std::string foot;  // where it comes from and when
  bool operator==(const Report&) const = default;
};

// One HTML document that stands on its own: no script, no other file, prints on A4.
std::string html(const Report& report);

}  // namespace malvag::report
