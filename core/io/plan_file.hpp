// A plan file to a document and back. Reading finds every problem, not just the first.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "../edit/document.hpp"

namespace malvag::io {

inline constexpr std::string_view format_name = "malvag-plan";
inline constexpr int format_version = 1;

struct ReadPlan {
  edit::Document document;
  bool read_only = false;  // written by a newer version: may be looked at, not changed
  int migrated_from = 0;   // 0: it was of this version
  Problems remarks;        // e.g. a newer version; the file can be used all the same
};

// Problems carry JSON pointers into the file. At most limits::problems of them, then one
// file.too-many-problems.
tl::expected<ReadPlan, Problems> read_plan(std::string_view bytes);

// Canonical bytes: UTF-8, one entity a line, members in the order they were read in or else the
// codec's. What was read and not changed is written byte for byte, if it was written by us.
std::string write_plan(const edit::Document& document);

// The plan without its journal, a part at a time, for a text of many megabytes.
class PlanWriter {
 public:
  explicit PlanWriter(Plan plan);
  bool step(std::size_t bytes);                    // about so many; true while there is more
  std::string take() { return std::move(text_); }  // when there is no more

 private:
  bool write_some(std::size_t enough);

  Plan plan_;
  std::vector<std::string> names_;  // of the root's members
  std::size_t member_ = 0;          // that is being written
  std::size_t entity_ = 0;          // the next of its list
  std::size_t list_from_ = 0;       // where its first stands in the text
  bool is_whole_ = false;
  std::string text_ = "{";
};

// One entity, e.g. for commands. `collection` is a name in the file, or "plan" for the head.
Json entity_to_json(const Plan& plan, std::string_view collection, std::string_view id);

}  // namespace malvag::io
