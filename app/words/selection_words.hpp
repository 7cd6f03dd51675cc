// Why a measure is taken or has to wait, in sentences.
#pragma once

#include <string>

#include "../../core/portfolio/selection.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

std::string reason_words(ui::Language language, const Plan& plan,
                         const portfolio::Selection& selection, const portfolio::LeftOut& left_out);

// `selection.impossible` is there.
std::string impossible_words(ui::Language language, const Plan& plan,
                             const portfolio::Selection& selection);

// Another choice that is as good, and how it differs.
std::string as_good_words(ui::Language language, const Plan& plan,
                          const portfolio::Selection& selection,
                          const portfolio::Selection& another);

// What the taken cost bodies that have no room for it. Empty: nothing.
std::string uncovered_words(ui::Language language, const Plan& plan,
                            const portfolio::Selection& selection);

// Full-time equivalents from thousandths, with no more decimals than they have: "2,5".
std::string equivalents(ui::Language language, std::int64_t thousandths);

}  // namespace malvag::words
