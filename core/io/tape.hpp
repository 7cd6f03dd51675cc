// A JSON value as one flat row of nodes, parents before children: what is read from a file or from
// a command before it becomes an entity. Small, reused from entity to entity, and the place where
// doubled member names are seen, which a tree with unique names would hide.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/json.hpp"
#include "report.hpp"

namespace malvag::io {

enum class Kind : std::uint8_t {
  null,
  boolean,
  whole,    // fits a signed 64-bit number
  natural,  // only fits an unsigned one
  real,
  text,
  list,
  object,
  reported  // not to be looked at: its problem has been said
};

struct Node {
  Kind kind = Kind::null;
  bool taken = false;  // some reader has used it
  std::uint32_t children = 0;
  std::uint32_t end = 0;  // one past its last descendant
  std::string_view key;
  std::string_view text;
  std::int64_t whole = 0;  // also a boolean, and a natural number's bits
  double real = 0;
};

using Place = std::uint32_t;

class Tape {
 public:
  Tape() = default;
  // Texts that stand in `lent`, which must outlive the tape, are not copied.
  explicit Tape(std::string_view lent) : lent_(lent) {}

  // Building. `base` is the place of the first value, whose pointer is made only for a problem;
  // problems found on the way go to the report.
  void clear();
  bool is_open() const { return !open_.empty(); }
  std::size_t depth() const { return open_.size(); }
  std::size_t size() const { return nodes_.size(); }
  void key(std::string_view name);
  void add(Kind kind, std::int64_t whole = 0, double real = 0);
  void add_text(std::string_view text);
  void start(Kind list_or_object);
  void finish(const Path& base, Report& report);  // the innermost list or object
  std::uint32_t innermost_children() const { return nodes_[open_.back()].children; }
  std::string next_pointer(const Path& base) const;  // of the value that comes next

  // A whole value from elsewhere. False when it is too deep, too long or no proper text; the
  // report then says so.
  bool add_json(const Json& json, const Path& at, std::size_t depth_left, Report& report);

  // Reading.
  const Node& operator[](Place place) const { return nodes_[place]; }
  std::string_view key_of(Place place) const { return nodes_[place].key; }
  std::string_view text_of(Place place) const { return nodes_[place].text; }
  void take(Place place) { nodes_[place].taken = true; }
  Json to_json(Place place) const;
  std::string shown(Place place) const;  // one line for a problem

 private:
  std::string_view kept(std::string_view text);
  std::string pointer_to_innermost(const Path& base) const;
  bool may_have_doubled(Place object) const;
  void report_doubled(Place object, const Path& base, Report& report);

  std::vector<Node> nodes_;
  std::vector<Place> open_;
  std::string_view lent_;
  std::deque<std::string> copies_;
  std::string_view key_;  // of the value that comes next
};

// The name of a kind as a problem's `expected` says it.
std::string_view kind_name(Kind kind);

}  // namespace malvag::io
