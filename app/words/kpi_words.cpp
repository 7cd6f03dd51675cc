// Values and targets.
#include "kpi_words.hpp"

#include <cmath>

#include "../ui/numbers.hpp"

namespace malvag::words {
namespace {

int decimals_needed(double value) {
  double scale = 1;
  for (int decimals = 0; decimals < 4; ++decimals, scale *= 10) {
    if (std::fabs(value * scale - std::round(value * scale)) < 1e-7) return decimals;
  }
  return 4;
}

ui::TextKey key_of(const Target& target) {
  switch (target.comparison) {
    case TargetOperator::less:
      return ui::TextKey::target_less;
    case TargetOperator::lessOrEqual:
      // "At most −10 %" would read as a fall of no more than that.
      return target.value < 0 ? ui::TextKey::target_at_most_fall : ui::TextKey::target_at_most;
    case TargetOperator::greaterOrEqual:
      return ui::TextKey::target_at_least;
    case TargetOperator::greater:
      return ui::TextKey::target_more;
    case TargetOperator::equal:
      break;
  }
  return ui::TextKey::target_equal;
}

}  // namespace

std::string value_with_unit(ui::Language language, double value, const std::string& unit) {
  if (unit == "%") return ui::percent(language, value, decimals_needed(value * 100));
  const std::string number = ui::decimal_number(language, value, decimals_needed(value));
  return unit.empty() ? number : number + " " + unit;
}

double written_in(const std::string& unit) {
  return unit == "%" ? 0.01 : 1;
}

std::string target_words(ui::Language language, const Kpi& kpi, const Target& target) {
  const std::string words = ui::text(
      language, key_of(target), {{"value", value_with_unit(language, target.value, kpi.unit)}});
  const Origin* origin = kpi.origins.find("target");
  const bool is_read =
      origin && origin->kind == OriginKind::judgement && target.comparison != TargetOperator::equal;
  return is_read ? ui::text(language, ui::TextKey::target_as_read, {{"target", words}}) : words;
}

}  // namespace malvag::words
