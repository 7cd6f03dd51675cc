// Names one state of one document while a program runs. Each is made from the one before it, also
// when another document is opened, so that no two states share one, of whichever documents. What is
// computed of a plan is tied to the revision that it was computed of.
#pragma once

#include <cstdint>
#include <utility>

namespace malvag::edit {

class Revision {
 public:
  Revision() = default;  // before there is any document
  Revision next() const { return Revision(number_ + 1); }
  std::int64_t number() const { return number_; }  // for messages
  bool operator==(const Revision& other) const { return number_ == other.number_; }
  bool operator!=(const Revision& other) const { return number_ != other.number_; }

 private:
  explicit Revision(std::int64_t number) : number_(number) {}
  std::int64_t number_ = 0;
};

// What was asked of one state of a plan: of any other it says nothing.
template <class Value>
class Answer {
 public:
  Answer() = default;
  Answer(Revision of, Value value) : of_(of), value_(std::move(value)), is_there_(true) {}
  // Null: there is none about that state.
  const Value* about(Revision revision) const {
    return is_there_ && of_ == revision ? &value_ : nullptr;
  }

 private:
  Revision of_;
  Value value_{};
  bool is_there_ = false;
};

}  // namespace malvag::edit
