// Parts that several screens need.
#include "gathering.hpp"

namespace malvag::views {
namespace {

// With so many everything is computed within a frame.
constexpr std::size_t most_at_once = 3'000;

}  // namespace

bool is_large(const Plan& plan) {
  std::size_t entities = 0;
  for (const CollectionOfPlan& collection : collections) entities += collection.of(plan).size();
  return entities > most_at_once;
}

Gathering& Gathering::orders() {
  const Principle* stored = shown_.principle();
  if (!stored) return *this;
  return then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.order(*stored, shown_.question()); })
      .then([&](const Snapshot& snapshot) { snapshot.order(shown_.ranking(), shown_.question()); });
}

Gathering& Gathering::ranking() {
  if (!shown_.principle()) return *this;
  return then(
      [&](const Snapshot& snapshot) { snapshot.ranking(shown_.ranking(), shown_.question()); });
}

}  // namespace malvag::views
