// Which screen needs what.
#include "gathering.hpp"

namespace malvag::shell {
namespace {

// With so many everything is computed within a frame.
constexpr std::size_t most_at_once = 3'000;

// Asks for one after the other, until one had to be computed.
class Parts {
 public:
  explicit Parts(const views::Snapshot& snapshot)
      : snapshot_(snapshot), computed_before_(snapshot.computed()) {}

  template <class Ask>
  Parts& then(Ask ask) {
    if (!has_computed()) ask(snapshot_);
    return *this;
  }
  bool has_computed() const { return snapshot_.computed() != computed_before_; }

 private:
  const views::Snapshot& snapshot_;
  std::size_t computed_before_;
};

using views::Snapshot;

void findings(const Snapshot& snapshot) {
  snapshot.find_some();
}

void orders(Parts& parts, const Shown& shown) {
  if (!shown.stored) return;
  parts.then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.order(*shown.stored, shown.question); })
      .then([&](const Snapshot& snapshot) { snapshot.order(shown.ranking, shown.question); });
}

void overview(Parts& parts, const Shown& shown) {
  parts.then(findings).then([](const Snapshot& snapshot) { snapshot.to_begin_with(); });
  if (!shown.stored) return;
  parts.then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.order(*shown.stored, {}); });
}

void conflicts(Parts& parts, const Shown& shown) {
  parts.then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.settlements(shown.today); })
      .then([](const Snapshot& snapshot) { snapshot.synergies(); })
      .then([](const Snapshot& snapshot) { snapshot.to_begin_with(); });
}

void inspection(Parts& parts) {
  parts.then([](const Snapshot& snapshot) { snapshot.influence_network(); })
      .then([](const Snapshot& snapshot) { snapshot.influences_at_hand(); });
}

void closely(Parts& parts, const Shown& shown) {
  if (!shown.stored) return;
  parts.then([&](const Snapshot& snapshot) { snapshot.ranking(shown.ranking, shown.question); });
}

void what_is_open(Parts& parts, const Shown& shown) {
  if (!shown.stored) return;
  parts.then([&](const Snapshot& snapshot) { snapshot.ranking(*shown.stored, shown.question); })
      .then([&](const Snapshot& snapshot) { snapshot.undecided(*shown.stored, shown.question); });
}

void of_place(Parts& parts, const Shown& shown) {
  switch (shown.place) {
    case Place::overview:
      return overview(parts, shown);
    case Place::chain:
      parts.then(findings);
      return;
    case Place::conflicts:
      return conflicts(parts, shown);
    case Place::inspection:
      return inspection(parts);
    case Place::prioritise:
      orders(parts, shown);
      if (shown.has_selected) closely(parts, shown);
      return;
    case Place::principle:
      orders(parts, shown);
      return what_is_open(parts, shown);
    case Place::tradeoff:
    case Place::robustness:
      return orders(parts, shown);
    case Place::plans:
    case Place::paste:
      return;
  }
}

}  // namespace

bool is_large(const Plan& plan) {
  std::size_t entities = 0;
  for_each_collection(
      [&](std::string_view, auto collection) { entities += (plan.*collection).size(); });
  return entities > most_at_once;
}

bool gather_one(const Snapshot& snapshot, const Shown& shown) {
  Parts parts(snapshot);
  // The navigation says how many there are.
  parts.then([](const Snapshot& each) { each.look_for_some_conflicts(); })
      .then([](const Snapshot& each) { each.conflicts(); });
  of_place(parts, shown);
  return parts.has_computed();
}

}  // namespace malvag::shell
