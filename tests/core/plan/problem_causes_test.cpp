// Which problems are told as one.
#include "../../../core/plan/problem_causes.hpp"

#include <catch_amalgamated.hpp>

namespace malvag::test {

TEST_CASE("the same fault of other entities and years is told once, with every place") {
  const Problem first{"type.wrong", "/measures/0/costs/2020", "number", "mycket"};
  const Problem other{"type.wrong", "/measures/12/costs/2021", "number", "litet"};
  const Problem beside{"type.wrong", "/measures/12/title", "number", "litet"};
  const Problem elsewhere{"type.wrong", "/frames/0/costs/2020", "number", "x"};
  const Problem wants_other{"type.wrong", "/measures/1/costs/2020", "text", "mycket"};
  const Problem ring{"reference.cycle", "", "", "a, b"};
  const std::vector<ProblemCause> causes =
      by_cause({first, ring, other, beside, elsewhere, wants_other, other});
  CHECK(causes == std::vector<ProblemCause>{{first, {other.at, other.at}},
                                            {ring, {}},
                                            {beside, {}},
                                            {elsewhere, {}},
                                            {wants_other, {}}});
  CHECK(by_cause({}).empty());
}

TEST_CASE("a number inside a name tells nothing apart") {
  CHECK(by_cause({{"id.doubled", "/scores/c-1", "", "1"}, {"id.doubled", "/scores/c-2", "", "2"}})
            .size() == 2);
}

}  // namespace malvag::test
