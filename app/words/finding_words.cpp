// Looks a finding's words up and formats its arguments.
#include "finding_words.hpp"

#include <cstdlib>

#include "../ui/numbers.hpp"

namespace malvag::words {
namespace {

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

// With as many decimals as it was written with.
std::string decimal(ui::Language language, const std::string& written) {
  const std::size_t point = written.find('.');
  const bool scientific = written.find('e') != std::string::npos;
  if (scientific) return written;
  const std::string_view decimals =
      point == std::string::npos ? std::string_view() : std::string_view(written).substr(point + 1);
  const bool whole = decimals.empty() || decimals == "0";
  return ui::decimal_number(language, std::strtod(written.c_str(), nullptr),
                            whole ? 0 : static_cast<int>(decimals.size()));
}

std::string written(ui::Language language, const std::string& name, const std::string& value) {
  if (ends_with(name, "_tkr")) return money(language, std::strtoll(value.c_str(), nullptr, 10));
  if (ends_with(name, "_number")) return decimal(language, value);
  if (ends_with(name, "_date")) return ui::date(language, value);
  if (name == "collection")
    return ui::text_by_name(language, "collection." + value).value_or(value);
  if (name == "field") return ui::text_by_name(language, "finding.field." + value).value_or(value);
  return value;
}

// "finding.mv004", and with a form of its own "finding.mv004.foremost".
std::string key_of(const check::Finding& finding, std::string_view ending) {
  std::string key = "finding.mv" + finding.code.substr(2);
  for (const auto& [name, value] : finding.arguments) {
    if (name == "form") key += "." + value;
  }
  return key.append(ending);
}

std::string words(ui::Language language, const check::Finding& finding, const std::string& key) {
  ui::Arguments arguments;
  for (const auto& [name, value] : finding.arguments) {
    arguments.emplace_back(name, written(language, name, value));
  }
  return ui::text_by_name(language, key, arguments).value_or(finding.code);
}

}  // namespace

std::string_view name_of(check::Severity severity) {
  switch (severity) {
    case check::Severity::error:
      return "error";
    case check::Severity::warning:
      return "warning";
    case check::Severity::remark:
      return "remark";
  }
  return "";
}

std::string_view recommendation_of(std::string_view code) {
  for (const check::Rule& rule : check::rules()) {
    if (rule.code == code) return rule.serves;
  }
  return "";
}

std::string message(ui::Language language, const check::Finding& finding) {
  return words(language, finding, key_of(finding, ""));
}

std::string mend(ui::Language language, const check::Finding& finding) {
  return words(language, finding, "finding.mv" + finding.code.substr(2) + ".mend");
}

std::string item(ui::Language language, const check::Finding& finding) {
  return words(language, finding, key_of(finding, ".item"));
}

std::string rule_name(ui::Language language, std::string_view code) {
  std::string key = "finding.mv";
  key.append(code.substr(2)).append(".rule");
  return ui::text_by_name(language, key).value_or(std::string(code));
}

std::string money(ui::Language language, Tkr amount) {
  if (amount % 100 == 0) {
    return ui::text(language, ui::TextKey::finding_money_mkr,
                    {{"amount", ui::million_kronor(language, amount)}});
  }
  return ui::text(language, ui::TextKey::finding_money_tkr,
                  {{"amount", ui::whole_number(language, amount)}});
}

}  // namespace malvag::words
