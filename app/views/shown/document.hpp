// What is told of the document that is open, its file, and the others that the browser keeps.
#pragma once

#include <string>
#include <vector>

#include "../../../core/edit/document.hpp"
#include "../../../core/plan/problem.hpp"

namespace malvag::views {

struct FailedFile {
  std::string name;
  std::string slot;  // of the browser's storage, where it is kept as it is; empty: it is not
  Problems problems;
};
struct Slot {  // a plan kept in this browser
  std::string slot;
  std::string title;
  std::string at;     // ISO 8601
  bool open = false;  // in another tab
};
struct DocumentShown {
  std::string file_name;  // of the plan that is open; empty: it came from no file
  bool read_only = false;
  bool sample = false;
  Problems remarks;  // of the plan that is open
  const FailedFile* failed = nullptr;
  const std::vector<Slot>* slots = nullptr;
  std::string own_slot;  // of the plan that is open
  const edit::Journal* journal = nullptr;
  bool journal_broken = false;
  std::string saved;                     // the sentence of the save state
  const std::string* notices = nullptr;  // licences; empty until they have come
};

}  // namespace malvag::views
