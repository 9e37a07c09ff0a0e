#pragma once
// Lets the libraries open what they open once (converters, tables), before opening is forbidden.

namespace lazo {

void warm_up();

}  // namespace lazo
